using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;

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

    /// <summary>All of them with the quantities that they measure.</summary>
    public static readonly IReadOnlyList<KitSensor> Described = [.. All.Select(sensor => new KitSensor(sensor, [.. Measured(sensor).Append(Quantities.Battery).Append(Quantities.LinkQuality).Select(quantity => quantity.Code)]))];

    private static IEnumerable<QuantityDefinition> Measured(SensorId sensor) => sensor.Value switch
    {
        "hall" => [Quantities.Motion],
        "bathroom" or "kitchen" => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity],
        "bedroom" => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity, Quantities.Co2],
        "living" => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity, Quantities.Co2, Quantities.Illuminance],
        "bed" => [Quantities.BedOccupancy],
        "fridge-door" or "front-door" => [Quantities.Contact],
        "wrist" => [Quantities.HeartRate, Quantities.OxygenSaturation, Quantities.Steps, Quantities.Fall],
        "pendant" => [Quantities.Help],
        "thermometer" => [Quantities.BodyTemperature],
        "scale" => [Quantities.BodyWeight],
        _ => [Quantities.SystolicBloodPressure, Quantities.DiastolicBloodPressure, Quantities.PulseRate],
    };
}
