namespace AgeingMonitor.Testing.Scenarios;

public static partial class HappeningKinds
{
    private static HappeningKind[] SensorKinds => [BatteryLow, SensorDead, SensorStuck, SensorChatter, SensorFault, SensorMisses, NotWorn];

    /// <summary>The charge of a sensor is down to this at the start and goes on falling until the end, when the battery is changed.</summary>
    public static HappeningKind BatteryLow { get; } = new()
    {
        Name = "battery-low",
        Scope = HappeningScope.Sensor,
        Summary = "The charge of a sensor is down to this at the start and goes on falling until the end, when the battery is changed.",
        UsualLength = TimeSpan.FromDays(10),
        AmountUnit = "%",
        UsualAmount = 14,
        LeastAmount = 0,
        MostAmount = 100,
        NeedsSensor = true,
    };

    /// <summary>A sensor says nothing at all.</summary>
    public static HappeningKind SensorDead { get; } = new()
    {
        Name = "sensor-dead",
        Scope = HappeningScope.Sensor,
        Summary = "A sensor says nothing at all.",
        UsualLength = TimeSpan.FromDays(1),
        NeedsSensor = true,
    };

    /// <summary>A sensor repeats its last value.</summary>
    public static HappeningKind SensorStuck { get; } = new()
    {
        Name = "sensor-stuck",
        Scope = HappeningScope.Sensor,
        Summary = "A sensor repeats its last value.",
        UsualLength = TimeSpan.FromDays(1),
        NeedsSensor = true,
    };

    /// <summary>A sensor fires without cause; the amount is how often an hour.</summary>
    public static HappeningKind SensorChatter { get; } = new()
    {
        Name = "sensor-chatter",
        Scope = HappeningScope.Sensor,
        Summary = "A sensor fires without cause; the amount is how often an hour.",
        UsualLength = TimeSpan.FromHours(6),
        AmountUnit = "/h",
        UsualAmount = 120,
        LeastAmount = 1,
        MostAmount = 3600,
        NeedsSensor = true,
    };

    /// <summary>A sensor reports that it is faulty, and says nothing else.</summary>
    public static HappeningKind SensorFault { get; } = new()
    {
        Name = "sensor-fault",
        Scope = HappeningScope.Sensor,
        Summary = "A sensor reports that it is faulty, and says nothing else.",
        UsualLength = TimeSpan.FromHours(6),
        NeedsSensor = true,
    };

    /// <summary>A sensor misses this share of what it should see.</summary>
    public static HappeningKind SensorMisses { get; } = new()
    {
        Name = "sensor-misses",
        Scope = HappeningScope.Sensor,
        Summary = "A sensor misses this share of what it should see.",
        UsualLength = TimeSpan.FromDays(7),
        AmountUnit = "share",
        UsualAmount = 0.5,
        LeastAmount = 0,
        MostAmount = 1,
        NeedsSensor = true,
    };

    /// <summary>A worn device lies on the table.</summary>
    public static HappeningKind NotWorn { get; } = new()
    {
        Name = "not-worn",
        Scope = HappeningScope.Sensor,
        Summary = "A worn device lies on the table.",
        UsualLength = TimeSpan.FromHours(12),
        NeedsSensor = true,
    };
}
