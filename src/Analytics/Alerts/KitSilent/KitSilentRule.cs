using System.Globalization;
using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Alerts.KitSilent;

/// <summary>Each silence of a kit is one technical alert, dated from the last pack.</summary>
internal static class KitSilentRule
{
    public static AlertDraft Raise(PlanView plan, KitId kit, in KitSilence silence, TimeSpan limit)
    {
        var subject = AlertSubject.Of(kit);
        var since = AlertText.TimeOfDay(plan, silence.Start);
        var minutes = limit.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.KitSilent, subject.Value, silence.Start),
            Home = plan.Home,
            Rule = AlertRules.KitSilent,
            Subject = subject,
            Priority = AlertPriority.Technical,
            EpisodeStart = silence.Start,
            RaisedAt = silence.FoundAt,
            Summary = new(
                $"Le boîtier ne donne plus signe depuis {since} (limite {minutes} min) : l’absence de mouvement ne veut plus rien dire",
                $"The kit has not been heard since {since} (limit {minutes} min): no movement means nothing now"),
            Evidence = [new("heartbeat", null, silence.Start, null, null, null, $"docs/mqtt.md: a heartbeat each minute; limit {minutes} min")],
        };
    }
}
