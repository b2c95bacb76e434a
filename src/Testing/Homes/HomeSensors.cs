using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The sensors of every simulated home.</summary>
internal static class HomeSensors
{
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    public static readonly SensorId Pendant = SensorId.Parse("pendant");
    public static readonly SensorId Thermometer = SensorId.Parse("thermometer");
    public static readonly SensorId Scale = SensorId.Parse("scale");
    public static readonly SensorId BloodPressureMonitor = SensorId.Parse("blood-pressure-monitor");
    public static readonly SensorId Bed = SensorId.Parse("bed");
    public static readonly SensorId FridgeDoor = SensorId.Parse("fridge-door");
    public static readonly SensorId FrontDoor = SensorId.Parse("front-door");

    /// <summary>Motion sensors by room; those of the four rooms measure the air too.</summary>
    public static readonly IReadOnlyDictionary<Place, SensorId> Rooms = new Dictionary<Place, SensorId>
    {
        [Place.Bedroom] = SensorId.Parse("bedroom"),
        [Place.Bathroom] = SensorId.Parse("bathroom"),
        [Place.Kitchen] = SensorId.Parse("kitchen"),
        [Place.Living] = SensorId.Parse("living"),
        [Place.Hall] = SensorId.Parse("hall"),
    };

    /// <summary>Sensors of the resident, without a room.</summary>
    public static readonly IReadOnlyList<SensorId> Personal = [Wrist, Pendant, Thermometer, Scale, BloodPressureMonitor];

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<SensorId> All = [.. Rooms.Values, Bed, FridgeDoor, FrontDoor, .. Personal];
}
