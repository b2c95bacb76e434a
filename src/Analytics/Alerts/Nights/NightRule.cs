using System.Globalization;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.Nights;

/// <summary>
/// What cannot wait for the morning, or has to be read then: out by the front door (high), out of bed and not seen (medium), walking about (low). About the household: sensors do not tell who moves.
/// </summary>
internal static class NightRule
{
    private const string Wild = "a lie of more than an hour is the dangerous one, Wild et al., BMJ 282:266, 1981";

    public static AlertDraft Raise(PlanView plan, in NightFinding finding)
    {
        var (rule, priority) = finding.Kind switch
        {
            NightFindingKind.Out => (AlertRules.NightOut, AlertPriority.High),
            NightFindingKind.NotReturned => (AlertRules.BedNotReturned, AlertPriority.Medium),
            _ => (AlertRules.NightWandering, AlertPriority.Low),
        };
        var start = new Instant(finding.Start);
        return new()
        {
            Id = AlertId.Derive(plan.Home, rule, AlertSubject.Household.Value, start),
            Home = plan.Home,
            Rule = rule,
            Subject = AlertSubject.Household,
            Priority = priority,
            EpisodeStart = start,
            RaisedAt = new(finding.At),
            Summary = NightText.Of(plan, finding),
            Evidence = [.. Evidence(finding)],
        };
    }

    private static IEnumerable<Evidence> Evidence(NightFinding finding)
    {
        var source = finding.Kind switch
        {
            NightFindingKind.Out => string.Create(CultureInfo.InvariantCulture, $"Detection/Nights: {Limit(finding)} limit of {NightText.Minutes(finding.Limit)} min without movement inside after the front door"),
            NightFindingKind.NotReturned => string.Create(CultureInfo.InvariantCulture, $"Detection/Nights: {Limit(finding)} limit of {NightText.Minutes(finding.Limit)} min out of bed; {Wild}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"Detection/Nights: {Limit(finding)} limit of {finding.Limit} changes of room"),
        };
        if (finding.Kind == NightFindingKind.Out)
        {
            yield return new(Quantities.Contact.Code, null, new(finding.Start), 1, null, null, source);
        }

        if (finding.BedLeft is { } left)
        {
            yield return new(Quantities.BedOccupancy.Code, null, new(left), 0, null, null, source);
        }

        if (finding.LastSeen is { } seen)
        {
            yield return new(Quantities.Motion.Code, null, new(seen), finding.Kind == NightFindingKind.Wandering ? null : 1, null, null, source);
        }
    }

    private static string Limit(in NightFinding finding) => finding.IsOwn ? "own" : "fixed";
}
