namespace AgeingMonitor.Contracts.Alerts;

/// <summary>The built-in rules: the names used in ids, configuration, metrics and docs. A name never changes its meaning.</summary>
public static class AlertRules
{
    /// <summary>Help button pressed.</summary>
    public const string HelpCall = "help-call";

    /// <summary>Fall reported by the kit.</summary>
    public const string Fall = "fall";

    /// <summary>A vital sign outside a cited limit.</summary>
    public const string VitalSign = "vital-sign";

    /// <summary>A blood pressure by cuff outside the limits of a first look, to be read today.</summary>
    public const string BloodPressure = "blood-pressure";

    /// <summary>A pulse by cuff or hand outside the limits of a first look, to be read today.</summary>
    public const string Pulse = "pulse";

    /// <summary>The early warning score of the measurements at hand is high.</summary>
    public const string News2 = "news2";

    /// <summary>Body weight: a quick gain, or a loss of months.</summary>
    public const string Weight = "weight";

    /// <summary>No sign of movement for unusually long, in a home that is live and not empty.</summary>
    public const string Stillness = "stillness";

    /// <summary>Out by the front door at night, and nobody seen inside.</summary>
    public const string NightOut = "night-out";

    /// <summary>Out of bed at night, not back, and not seen elsewhere.</summary>
    public const string BedNotReturned = "bed-not-returned";

    /// <summary>Walking from room to room at night.</summary>
    public const string NightWandering = "night-wandering";

    /// <summary>The rooms that people live in are too hot.</summary>
    public const string RoomHeat = "room-heat";

    /// <summary>The rooms that people live in are too cold.</summary>
    public const string RoomCold = "room-cold";

    /// <summary>The kit has stopped speaking.</summary>
    public const string KitSilent = "kit-silent";

    /// <summary>A sensor is silent for longer than is explained by what goes on in the home.</summary>
    public const string SensorSilent = "sensor-silent";

    /// <summary>A battery is nearly empty.</summary>
    public const string BatteryLow = "battery-low";

    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<string> All { get; } = [HelpCall, Fall, VitalSign, News2, BloodPressure, Pulse, Weight, Stillness, NightOut, BedNotReturned, NightWandering, RoomHeat, RoomCold, KitSilent, SensorSilent, BatteryLow];
}
