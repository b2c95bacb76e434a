namespace AgeingMonitor.Contracts.Commands;

/// <summary>How a sensor of a kit is.</summary>
public sealed record SensorDiagnostics
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The word for its kind, at most 64 characters.</summary>
    public required string Driver { get; init; }

    /// <summary>How it is: <c>starting</c>, <c>well</c>, <c>suspect</c> or <c>faulty</c>.</summary>
    public required string State { get; init; }

    /// <summary>The last fault since the program started it, in the kit's own English words; the present one while the state says so. Null when there was none. At most <see cref="Mqtt.WireLimits.MaxReason"/> characters, and cut where the message would be too large.</summary>
    public string? LastFault { get; init; }

    /// <summary>How many of its runs have ended in a fault since the program started it.</summary>
    public long Faults { get; init; }

    /// <summary>How long ago it last measured something, in seconds; null when it never did.</summary>
    public double? LastReading { get; init; }
}
