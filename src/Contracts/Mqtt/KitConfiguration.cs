namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>What the server wants of a kit: topic <c>cfg</c>, retained. It replaces what was before as a whole.</summary>
public sealed record KitConfiguration
{
    /// <summary>Its number, from 1; the kit tells on topic <c>state</c> which one it runs.</summary>
    public required long Version { get; init; }

    /// <summary>The home's time zone by its IANA name, such as <c>Europe/Paris</c>; null when not said.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The sensors, at most <see cref="WireLimits.MaxSensors"/>, each name once.</summary>
    public IReadOnlyList<SensorSetup> Sensors { get; init; } = [];

    /// <summary>What the kit does by itself.</summary>
    public KitRules Rules { get; init; } = new();
}
