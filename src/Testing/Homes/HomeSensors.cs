using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The sensors that simulated homes have: the same names everywhere, fewer where there is no room for one.</summary>
internal static class HomeSensors
{
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    public static readonly SensorId Pendant = SensorId.Parse("pendant");
    public static readonly SensorId Thermometer = SensorId.Parse("thermometer");
    public static readonly SensorId Scale = SensorId.Parse("scale");
    public static readonly SensorId BloodPressureMonitor = SensorId.Parse("blood-pressure-monitor");
    public static readonly SensorId Bed = SensorId.Parse("bed");
    public static readonly SensorId Chair = SensorId.Parse("chair");
    public static readonly SensorId Flush = SensorId.Parse("toilet-flush");
    public static readonly SensorId FridgeDoor = SensorId.Parse("fridge-door");
    public static readonly SensorId FrontDoor = SensorId.Parse("front-door");
    public static readonly SensorId Radar = SensorId.Parse("living-radar");
    public static readonly SensorId Stove = SensorId.Parse("stove");
    public static readonly SensorId Kettle = SensorId.Parse("kettle");
    public static readonly SensorId Television = SensorId.Parse("television");

    /// <summary>Motion sensors by room; those of the four larger rooms measure the air too.</summary>
    public static readonly IReadOnlyDictionary<Place, SensorId> Rooms = new Dictionary<Place, SensorId>
    {
        [Place.Bedroom] = SensorId.Parse("bedroom"),
        [Place.Bathroom] = SensorId.Parse("bathroom"),
        [Place.Kitchen] = SensorId.Parse("kitchen"),
        [Place.Living] = SensorId.Parse("living"),
        [Place.Hall] = SensorId.Parse("hall"),
        [Place.Toilet] = SensorId.Parse("toilet"),
    };

    /// <summary>Sensors of a dwelling, in the order of the plan.</summary>
    /// <param name="dwelling">The dwelling.</param>
    /// <param name="withRadar">Whether there is a radar whatever was drawn.</param>
    public static IReadOnlyList<PlacedSensor> Of(Dwelling dwelling, bool withRadar = false)
    {
        List<PlacedSensor> sensors = [.. dwelling.Rooms.Select(room => new PlacedSensor(Rooms[room], KindOf(room), room, false, AirOf(room)))];
        var bedroom = dwelling.RoomOf(Place.Bedroom);
        var toilet = dwelling.RoomOf(Place.Toilet);
        sensors.AddRange(
        [
            new(Bed, KindOf(bedroom), bedroom, true, [Quantities.BedOccupancy, Quantities.BedMovement, Quantities.RespiratoryRate]),
            new(Chair, RoomKind.Living, Place.Living, false, [Quantities.ChairOccupancy]),
            new(Flush, RoomKind.Bathroom, toilet, false, [Quantities.ToiletFlush]),
            new(FridgeDoor, RoomKind.Kitchen, Place.Kitchen, false, [Quantities.Contact]),
            new(FrontDoor, RoomKind.Entrance, Place.Hall, false, [Quantities.Contact]),
            new(Wrist, null, null, true, [Quantities.HeartRate, Quantities.OxygenSaturation, Quantities.Steps, Quantities.Worn, Quantities.Fall]),
            new(Pendant, null, null, true, [Quantities.Help]),
            new(Thermometer, null, null, true, [Quantities.BodyTemperature]),
            new(Scale, null, null, true, [Quantities.BodyWeight]),
            new(BloodPressureMonitor, null, null, true, [Quantities.SystolicBloodPressure, Quantities.DiastolicBloodPressure, Quantities.PulseRate]),
            new(Stove, RoomKind.Kitchen, Place.Kitchen, false, [Quantities.StovePower], IsOnMains: true),
            new(Kettle, RoomKind.Kitchen, Place.Kitchen, false, [Quantities.Power], IsOnMains: true),
            new(Television, RoomKind.Living, Place.Living, false, [Quantities.Power], IsOnMains: true),
        ]);
        if (dwelling.HasRadar || withRadar)
        {
            sensors.Add(new(Radar, RoomKind.Living, Place.Living, false, [Quantities.Presence, Quantities.PeopleCount, Quantities.FloorPresence], IsOnMains: true));
        }

        return sensors;
    }

    public static RoomKind KindOf(Place place) => place switch
    {
        Place.Bedroom => RoomKind.Bedroom,
        Place.Bathroom or Place.Toilet => RoomKind.Bathroom,
        Place.Kitchen => RoomKind.Kitchen,
        Place.Living => RoomKind.Living,
        _ => RoomKind.Hall,
    };

    private static IReadOnlyList<QuantityDefinition> AirOf(Place room) => room switch
    {
        Place.Bedroom => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity, Quantities.Co2],
        Place.Living => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity, Quantities.Co2, Quantities.Illuminance],
        Place.Bathroom or Place.Kitchen => [Quantities.Motion, Quantities.RoomTemperature, Quantities.Humidity],
        _ => [Quantities.Motion],
    };
}
