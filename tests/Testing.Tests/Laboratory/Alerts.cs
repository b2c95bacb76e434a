using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Tests.Laboratory;

/// <summary>Alerts made by hand.</summary>
internal static class Alerts
{
    public static AlertDraft Of(HomeId home, string rule, Instant start, AlertPriority priority = AlertPriority.Medium) => new()
    {
        Id = AlertId.Derive(home, rule, AlertSubject.Household.Value, start),
        Home = home,
        Rule = rule,
        Subject = AlertSubject.Household,
        Priority = priority,
        EpisodeStart = start,
        RaisedAt = start,
        Summary = new($"résumé « {rule} »", $"summary of <{rule}> & more"),
        Evidence = [new("motion", SensorId.Parse("hall"), start, 1, null, null, "a source")],
    };
}
