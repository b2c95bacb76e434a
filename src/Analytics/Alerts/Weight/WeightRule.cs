using System.Globalization;
using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.Weight;

/// <summary>A gain of more than 2 kg in three days is medium: the guideline has the patient call on the day. A loss by the criterion of undernutrition is low: to be read.</summary>
internal static class WeightRule
{
    public static AlertDraft Raise(PlanView plan, ResidentId resident, in WeightFinding finding, Instant raisedAt)
    {
        var subject = AlertSubject.Of(resident);
        var isGain = finding.Kind == WeightFindingKind.Gain;
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.Weight, subject.Value, string.Create(CultureInfo.InvariantCulture, $"{finding.Since.Microseconds}/{(isGain ? "gain" : "loss")}")),
            Home = plan.Home,
            Rule = AlertRules.Weight,
            Subject = subject,
            Priority = isGain ? AlertPriority.Medium : AlertPriority.Low,
            EpisodeStart = finding.Since,
            RaisedAt = raisedAt,
            Summary = WeightText.Of(finding),
            Evidence = isGain ? Gain(finding) : [Of(finding, finding.At, finding.Kilograms, Least(finding), null)],
        };
    }

    private static Evidence[] Gain(in WeightFinding finding)
    {
        var limit = finding.First - finding.Change + WeightLimits.Gain;
        return [Of(finding, finding.Since, finding.First, null, limit), Of(finding, finding.At, finding.Kilograms, null, limit)];
    }

    private static double Least(in WeightFinding finding) =>
        finding.Usual * (1 - ((finding.Kind == WeightFindingKind.LossInAMonth ? WeightLimits.LossInAMonth : WeightLimits.LossInSixMonths) / 100));

    private static Evidence Of(in WeightFinding finding, Instant at, double kilograms, double? low, double? high) =>
        new(Quantities.BodyWeight.Code, finding.Sensor, at, Tenths(kilograms), Tenths(low), Tenths(high), WeightText.SourceOf(finding.Kind));

    private static double? Tenths(double? kilograms) => kilograms is { } value ? Math.Round(value, 1) : null;
}
