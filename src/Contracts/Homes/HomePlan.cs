using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Homes;

/// <summary>Everything about a home that detection, routing and screens need, without a name or an address. Immutable; a change is a new plan.</summary>
public sealed record HomePlan
{
    /// <summary>The home.</summary>
    public required HomeId Home { get; init; }

    /// <summary>What it is for.</summary>
    public required HomeMode Mode { get; init; }

    /// <summary>IANA time zone, such as <c>Europe/Paris</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The team that receives its alerts.</summary>
    public required CareTeamId CareTeam { get; init; }

    /// <summary>When the home is followed; outside of it nothing is raised.</summary>
    public TimeRange Open { get; init; } = TimeRange.Always;

    /// <summary>Its rooms.</summary>
    public IReadOnlyList<Room> Rooms { get; init; } = [];

    /// <summary>Its kits over time.</summary>
    public IReadOnlyList<KitPlacement> Kits { get; init; } = [];

    /// <summary>Its sensors over time.</summary>
    public IReadOnlyList<SensorPlacement> Sensors { get; init; } = [];

    /// <summary>Its residents over time.</summary>
    public IReadOnlyList<Residency> Residents { get; init; } = [];

    /// <summary>Times when it is known to be empty (hospital, holidays): silence means nothing then.</summary>
    public IReadOnlyList<TimeRange> Absences { get; init; } = [];

    /// <summary>Whether the home is followed, and not known to be empty, at an instant.</summary>
    public bool IsWatchedAt(Instant at) => Open.Contains(at) && !Absences.Any(absence => absence.Contains(at));

    /// <summary>Where a sensor was, or whose it was, at an instant; null when it had no place then.</summary>
    public SensorPlacement? PlacementOf(KitId kit, SensorId sensor, Instant at) =>
        Sensors.FirstOrDefault(p => p.Kit == kit && p.Sensor == sensor && p.During.Contains(at));

    /// <summary>The kind of the room a sensor was in; null when it had no room.</summary>
    public RoomKind? RoomKindOf(KitId kit, SensorId sensor, Instant at) =>
        PlacementOf(kit, sensor, at)?.Room is { } room ? Rooms.FirstOrDefault(r => r.Id == room)?.Kind : null;
}
