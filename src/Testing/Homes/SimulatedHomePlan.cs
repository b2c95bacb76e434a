using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The plan of a simulated home: its rooms, a front door, one kit, one resident.</summary>
internal static class SimulatedHomePlan
{
    public static HomePlan For(SimulatedHomeOptions options, KitId kit, ResidentId resident, IReadOnlyList<PlacedSensor> sensors)
    {
        var home = HomeId.Derive($"{options.Name}/home");
        var rooms = new Dictionary<string, Room>(StringComparer.Ordinal);
        return new HomePlan
        {
            Home = home,
            Mode = options.Mode,
            TimeZone = options.TimeZone,
            CareTeam = options.CareTeam,
            Sensors = [.. sensors.Select(sensor => new SensorPlacement(kit, sensor.Sensor, RoomOf(sensor)?.Id, sensor.IsPersonal ? resident : null, TimeRange.Always))],
            Rooms = [.. rooms.Values],
            Kits = [new KitPlacement(kit, home, TimeRange.Always)],
            Residents = [new Residency(resident, TimeRange.Always)],
            Absences = [.. options.Happenings.Where(happening => happening.Kind == HappeningKinds.HospitalStay && happening.MannerOrFirst == "announced").Select(happening => happening.During)],
        };

        Room? RoomOf(PlacedSensor sensor)
        {
            if (sensor.Room is not { } kind)
            {
                return null;
            }

            // A toilet of its own is a second room of the kind bathroom.
            var key = kind == RoomKind.Bathroom && sensor.Place == Place.Toilet ? "Toilet" : kind.ToString();
            if (!rooms.TryGetValue(key, out var room))
            {
                rooms[key] = room = new Room(RoomId.Derive($"{options.Name}/room/{key}"), kind);
            }

            return room;
        }
    }
}
