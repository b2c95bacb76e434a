using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The plan of every simulated home: five rooms and a front door, one resident.</summary>
internal static class SimulatedHomePlan
{
    private static readonly (SensorId Sensor, RoomKind Room)[] Placed =
    [
        (HomeSensors.Rooms[Place.Bedroom], RoomKind.Bedroom),
        (HomeSensors.Rooms[Place.Bathroom], RoomKind.Bathroom),
        (HomeSensors.Rooms[Place.Kitchen], RoomKind.Kitchen),
        (HomeSensors.Rooms[Place.Living], RoomKind.Living),
        (HomeSensors.Rooms[Place.Hall], RoomKind.Hall),
        (HomeSensors.Bed, RoomKind.Bedroom),
        (HomeSensors.FridgeDoor, RoomKind.Kitchen),
        (HomeSensors.FrontDoor, RoomKind.Entrance),
    ];

    public static HomePlan For(string name, KitId kit, ResidentId resident, HomeMode mode, string timeZone, CareTeamId careTeam)
    {
        var home = HomeId.Derive($"{name}/home");
        var rooms = Placed.Select(place => place.Room).Distinct().ToDictionary(kind => kind, kind => new Room(RoomId.Derive($"{name}/room/{kind}"), kind));
        return new HomePlan
        {
            Home = home,
            Mode = mode,
            TimeZone = timeZone,
            CareTeam = careTeam,
            Rooms = [.. rooms.Values],
            Kits = [new KitPlacement(kit, home, TimeRange.Always)],
            Sensors =
            [
                .. Placed.Select(place => new SensorPlacement(kit, place.Sensor, rooms[place.Room].Id, null, TimeRange.Always)),
                .. HomeSensors.Personal.Select(sensor => new SensorPlacement(kit, sensor, null, resident, TimeRange.Always)),
            ],
            Residents = [new Residency(resident, TimeRange.Always)],
        };
    }
}
