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
                $"Rien du boîtier qui soit daté d’après {since} (limite {minutes} min) : il est coupé, ou son horloge est fausse ; l’absence de mouvement ne veut plus rien dire",
                $"Nothing from the kit dated after {since} (limit {minutes} min): it is cut off, or its clock is wrong; no movement means nothing now"),
            Evidence = [new("heartbeat", null, silence.Start, null, null, null, $"docs/mqtt.md: a heartbeat each minute; limit {minutes} min")],
        };
    }
}
