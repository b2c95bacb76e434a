using System.Globalization;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Alerts.Stillness;

/// <summary>Each unusual stillness is one alert about the household: movement sensors do not tell who moves. Medium priority: with fixed limits most of them will be harmless, and they must not drown the calls for help.</summary>
internal static class StillnessRule
{
    public static AlertDraft Raise(PlanView plan, in StillnessEpisode episode, StillnessOptions options)
    {
        var duration = AlertText.Duration(episode.FoundAt - episode.Start);
        var limit = AlertText.Duration(episode.Limit);
        var since = AlertText.TimeOfDay(plan, episode.Start);
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.Stillness, AlertSubject.Household.Value, episode.Start),
            Home = plan.Home,
            Rule = AlertRules.Stillness,
            Subject = AlertSubject.Household,
            Priority = AlertPriority.Medium,
            EpisodeStart = episode.Start,
            RaisedAt = episode.FoundAt,
            Summary = new(
                $"Aucun signe de mouvement depuis {duration} (depuis {since}) : limite {limit} à ces heures",
                $"No sign of movement for {duration} (since {since}): limit {limit} at these hours"),
            Evidence = [new(episode.LastQuantity, episode.LastSensor, episode.Start, null, null, null, string.Create(CultureInfo.InvariantCulture, $"Detection/Stillness: fixed limits, {options.DayLimit.TotalHours:0.#} h by day, {options.NightLimit.TotalHours:0.#} h by night"))],
        };
    }
}
