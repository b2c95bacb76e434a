using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.Alerts;

/// <summary>Alerts to test with.</summary>
internal static class Drafts
{
    public static AlertDraft VitalSign(string home = "a", string start = "2026-03-01T07:00:00Z")
    {
        var resident = AlertSubject.Of(ResidentId.Derive($"{home} first"));
        var at = Plans.At(start);
        return new AlertDraft
        {
            Id = AlertId.Derive(HomeId.Derive(home), AlertRules.VitalSign, resident.Value, at),
            Home = HomeId.Derive(home),
            Rule = AlertRules.VitalSign,
            Subject = resident,
            Priority = AlertPriority.High,
            EpisodeStart = at,
            RaisedAt = at + TimeSpan.FromSeconds(3),
            Summary = new LocalizedText("Saturation en oxygène basse : à vérifier dès maintenant", "Low oxygen saturation: look now"),
            Evidence =
            [
                new Evidence("oxygen-saturation", SensorId.Parse("finger"), at, 84.0000000000001, 91, null, "NEWS2, Royal College of Physicians 2017"),
                new Evidence("heart-rate", null, new Instant(at.Microseconds + 1), null, null, 131, "NEWS2, Royal College of Physicians 2017"),
            ],
        };
    }
}
