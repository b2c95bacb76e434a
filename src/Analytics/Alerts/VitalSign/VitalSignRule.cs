using System.Globalization;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts.VitalSign;

/// <summary>Each episode of a vital sign outside its limits is one alert of medium priority: NEWS2 asks for an assessment within the hour at these scores.</summary>
internal static class VitalSignRule
{
    public static AlertDraft Raise(PlanView plan, in VitalSignEpisode episode, Instant raisedAt)
    {
        var subject = episode.Resident is { } resident ? AlertSubject.Of(resident) : AlertSubject.Household;
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.VitalSign, subject.Value, EpisodeKey(episode)),
            Home = plan.Home,
            Rule = AlertRules.VitalSign,
            Subject = subject,
            Priority = AlertPriority.Medium,
            EpisodeStart = episode.Start,
            RaisedAt = raisedAt,
            Summary = Summary(episode),
            Evidence = [new(episode.Limit.Quantity.Code, episode.Sensor, episode.At, episode.Value, episode.Limit.Low, episode.Limit.High, Source(episode))],
        };
    }

    /// <summary>Two quantities may go outside at the same instant: the episode is named by its start, series and side.</summary>
    private static string EpisodeKey(in VitalSignEpisode episode) => string.Create(
        CultureInfo.InvariantCulture,
        $"{episode.Start.Microseconds}/{episode.Sensor}/{episode.Limit.Quantity.Code}/{(episode.Side == LimitSide.Low ? "low" : "high")}");

    private static LocalizedText Summary(in VitalSignEpisode episode)
    {
        var isLow = episode.Side == LimitSide.Low;
        var limit = (isLow ? episode.Limit.Low : episode.Limit.High) ?? 0;
        var quantity = episode.Limit.Quantity;
        var unit = AlertText.Unit(quantity.Unit);
        var source = Source(episode);
        return new(
            $"{quantity.French} {AlertText.FrenchNumber(episode.Value)} {unit}, {(isLow ? "basse" : "haute")} : limite {(isLow ? "≤" : "≥")} {AlertText.FrenchNumber(limit)} {unit} ({source})",
            $"{quantity.English} {AlertText.EnglishNumber(episode.Value)} {unit}, {(isLow ? "low" : "high")}: limit {(isLow ? "≤" : "≥")} {AlertText.EnglishNumber(limit)} {unit} ({source})");
    }

    private static string Source(in VitalSignEpisode episode) => episode.Side == LimitSide.Low ? episode.Limit.LowSource : episode.Limit.HighSource;
}
