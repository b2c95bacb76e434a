using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests;

/// <summary>Homes to test with. All names are invented.</summary>
internal static class Plans
{
    public static readonly CareTeamId Team = CareTeamId.Derive("team");
    public static readonly CareTeamId OtherTeam = CareTeamId.Derive("other team");
    public static readonly IReadOnlyDictionary<ResidentId, ResidentIdentity> NoIdentities = new Dictionary<ResidentId, ResidentIdentity>();

    public static Instant At(string time) => Instant.From(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    public static TimeRange From(string from) => new(At(from), Instant.MaxValue);

    public static TimeRange Between(string from, string to) => new(At(from), At(to));

    /// <summary>A home with three rooms, one kit and two residents, one of whom wears a sensor.</summary>
    public static HomePlan Home(string name, HomeMode mode = HomeMode.Live)
    {
        var home = HomeId.Derive(name);
        var kit = KitId.Derive(name);
        var hall = RoomId.Derive($"{name} hall");
        var resident = ResidentId.Derive($"{name} first");
        var since = From("2026-01-01T00:00:00Z");
        return new HomePlan
        {
            Home = home,
            Mode = mode,
            TimeZone = "Europe/Paris",
            CareTeam = Team,
            Open = since,
            Rooms = [.. new[] { new Room(hall, RoomKind.Hall), new Room(RoomId.Derive($"{name} kitchen"), RoomKind.Kitchen), new Room(RoomId.Derive($"{name} bedroom"), RoomKind.Bedroom) }.OrderBy(room => room.Id.Value, StringComparer.Ordinal)],
            Kits = [new KitPlacement(kit, home, since)],
            Sensors =
            [
                new SensorPlacement(kit, SensorId.Parse("hall"), hall, null, since),
                new SensorPlacement(kit, SensorId.Parse("wrist"), null, resident, From("2026-02-01T00:00:00Z")),
            ],
            Residents = [new Residency(resident, since), new Residency(ResidentId.Derive($"{name} second"), From("2026-02-15T00:00:00Z"))],
            Absences = [Between("2026-02-20T00:00:00Z", "2026-02-22T00:00:00Z")],
        };
    }
}
