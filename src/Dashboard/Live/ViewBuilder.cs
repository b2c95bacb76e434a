using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Puts names to opaque ids. A home that the team does not follow gives nothing. Pure.</summary>
internal static class ViewBuilder
{
    public static TileView? Tile(TeamNaming naming, HomeTile tile) => naming.Find(tile.Home) is not { } home ? null : Blank(naming, home) with
    {
        HeardAt = Milliseconds.Of(tile.LastHeardAt),
        KitSilent = tile.KitSilent,
        MovementRoom = tile.LastMovementRoom is { } room ? Codes.Of(room) : null,
        MovementAt = Milliseconds.Of(tile.LastMovementAt),
        Completeness = tile.Coverage24Hours,
        Vitals = VitalSlots.From(tile.Latest, home.ShortNameOf),
        Samples = [.. tile.Latest.Where(v => v.Resident is not null).Select(v => new SampleView(v.Quantity, v.Sensor, v.Resident, v.Value, v.MeasuredAt / 1000))],
    };

    /// <summary>A home of which nothing live is known yet.</summary>
    public static TileView Blank(TeamNaming naming, HomeNaming home) => new()
    {
        Home = home.Plan.Home.Value,
        Team = naming.Team.Value,
        Label = home.Label,
        People = home.People,
        Link = home.Link,
        Mode = Codes.Of(home.Plan.Mode),
        TimeZone = home.Plan.TimeZone,
    };

    public static AlertView? Alert(TeamNaming naming, AlertCard card, IReadOnlyDictionary<string, string> users) => naming.Find(card.Home) is not { } home ? null : new AlertView
    {
        Id = card.Id,
        Home = card.Home,
        Team = naming.Team.Value,
        Label = home.Label,
        Person = home.NameOf(new AlertSubject(card.Subject).Resident),
        Priority = Codes.Of(card.Priority),
        State = Codes.Of(card.State),
        Rule = card.Rule,
        RaisedAt = card.RaisedAt / 1000,
        TimeZone = home.Plan.TimeZone,
        French = card.French,
        English = card.English,
        AcknowledgedBy = card.AcknowledgedBy is { } user ? users.GetValueOrDefault(user) : null,
        Mode = Codes.Of(home.Plan.Mode),
    };

    /// <summary>An alert of the journal in the form of the live view.</summary>
    public static AlertCard Card(Alert alert) => new()
    {
        Id = alert.Draft.Id.ToString(),
        Home = alert.Draft.Home.Value,
        Rule = alert.Draft.Rule,
        Subject = alert.Draft.Subject.Value,
        Priority = alert.Draft.Priority,
        State = alert.State,
        EpisodeStart = alert.Draft.EpisodeStart.Microseconds,
        RaisedAt = alert.Draft.RaisedAt.Microseconds,
        French = alert.Draft.Summary.French,
        English = alert.Draft.Summary.English,
        AcknowledgedBy = alert.AcknowledgedBy,
        Outcome = alert.Outcome,
    };
}
