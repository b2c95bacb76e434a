using System.Globalization;
using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Alerts.Measurements;

/// <summary>Blood pressure and pulse by cuff or hand outside the limits of a first look: low priority, to be read today, once a day. What cannot wait is the rule <c>vital-sign</c>.</summary>
internal static class MeasurementRule
{
    public static AlertDraft Raise(PlanView plan, KitId kit, in Measurement measurement, Instant raisedAt)
    {
        var limit = measurement.Limit;
        var subject = plan.ResidentOf(kit, measurement.Sensor, measurement.At) is { } resident ? AlertSubject.Of(resident) : AlertSubject.Household;
        var source = measurement.IsLow ? limit.LowSource : limit.HighSource;
        return new()
        {
            Id = AlertId.Derive(plan.Home, limit.Rule, subject.Value, string.Create(CultureInfo.InvariantCulture, $"{measurement.Day:yyyy-MM-dd}/{measurement.Sensor}")),
            Home = plan.Home,
            Rule = limit.Rule,
            Subject = subject,
            Priority = AlertPriority.Low,
            EpisodeStart = measurement.At,
            RaisedAt = raisedAt,
            Summary = Summary(measurement, source),
            Evidence = [new(limit.Quantity.Code, measurement.Sensor, measurement.At, measurement.Value, limit.Low, limit.High, source)],
        };
    }

    private static LocalizedText Summary(in Measurement measurement, string source)
    {
        var limit = measurement.Limit;
        var bound = (measurement.IsLow ? limit.Low : limit.High) ?? 0;
        var unit = AlertText.Unit(limit.Quantity.Unit);
        return new(
            $"{limit.Quantity.French} {AlertText.FrenchNumber(measurement.Value)} {unit}, à revoir dans la journée : limite {(measurement.IsLow ? "≤" : "≥")} {AlertText.FrenchNumber(bound)} {unit} ({source})",
            $"{limit.Quantity.English} {AlertText.EnglishNumber(measurement.Value)} {unit}, to be looked at today: limit {(measurement.IsLow ? "≤" : "≥")} {AlertText.EnglishNumber(bound)} {unit} ({source})");
    }
}
