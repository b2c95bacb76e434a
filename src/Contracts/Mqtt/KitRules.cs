using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>What a kit decides by itself, without the server.</summary>
public sealed record KitRules
{
    /// <summary>The accelerometer that is worn, by which the kit watches for falls: one of its sensors; null for none.</summary>
    public SensorId? Worn { get; init; }

    /// <summary>Temperatures above which the kit's buzzer sounds.</summary>
    public IReadOnlyList<TemperatureLimit> TooWarm { get; init; } = [];
}
