global using KitSensorList = System.Collections.Generic.List<AgeingMonitor.Contracts.Mqtt.KitSensor>;
global using KitReadings = System.Collections.Generic.List<AgeingMonitor.Care.Installation.WalkReading>;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Tests.Installation;

/// <summary>A small flat with a kit that was put up this morning.</summary>
internal static class Flat
{
    public static readonly KitId Kit = KitId.Parse("k-aaaaaaaaaaaaa");
    public static readonly RoomId Entrance = RoomId.Parse("m-aaaaaaaaaaaaa"), Hall = RoomId.Parse("m-bbbbbbbbbbbbb"), Bathroom = RoomId.Parse("m-ccccccccccccc"), Bedroom = RoomId.Parse("m-ddddddddddddd");
    public static readonly ResidentId Resident = ResidentId.Parse("r-aaaaaaaaaaaaa");
    public static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 11, 26, 10, 0, 0, TimeSpan.Zero));

    public static readonly KitSensorList Sensors =
    [
        Sensor("hall", "motion", "battery"), Sensor("front-door", "contact", "battery"), Sensor("bath", "motion"), Sensor("bath-climate", "room-temperature", "humidity", "battery"),
        Sensor("bedroom", "presence"), Sensor("bed", "bed-occupancy"), Sensor("wrist", "fall", "worn"), Sensor("button", "help", "battery"),
    ];

    public static readonly HomePlan Plan = new()
    {
        Home = HomeId.Parse("h-aaaaaaaaaaaaa"),
        Mode = HomeMode.Live,
        TimeZone = "Europe/Paris",
        CareTeam = CareTeamId.Parse("t-aaaaaaaaaaaaa"),
        Rooms = [new(Bedroom, RoomKind.Bedroom), new(Bathroom, RoomKind.Bathroom), new(Hall, RoomKind.Hall), new(Entrance, RoomKind.Entrance)],
        Kits = [new(Kit, HomeId.Parse("h-aaaaaaaaaaaaa"), TimeRange.Always)],
        Sensors =
        [
            At("hall", Hall), At("front-door", Entrance), At("bath", Bathroom), At("bath-climate", Bathroom), At("bedroom", Bedroom), At("bed", Bedroom),
            new(Kit, SensorId.Parse("wrist"), null, Resident, TimeRange.Always), new(Kit, SensorId.Parse("button"), null, Resident, TimeRange.Always),
        ],
    };

    public static KitSensor Sensor(string name, params string[] quantities) => new(SensorId.Parse(name), quantities);

    public static WalkStep Step(string code) => WalkPlan.Of(Plan, Kit, Sensors, Now).Single(step => step.Code == code);

    private static SensorPlacement At(string sensor, RoomId room) => new(Kit, SensorId.Parse(sensor), room, null, TimeRange.Always);
}
