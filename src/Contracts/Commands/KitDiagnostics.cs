namespace AgeingMonitor.Contracts.Commands;

/// <summary>How a kit is, as it tells a technician who asks. No measured value of a person or a home is in it.</summary>
public sealed record KitDiagnostics
{
    /// <summary>Version of its program, at most 64 characters.</summary>
    public required string Agent { get; init; }

    /// <summary>The number of this start, from 1.</summary>
    public required long Boot { get; init; }

    /// <summary>How long the program runs, in seconds.</summary>
    public required double Uptime { get; init; }

    /// <summary>How long the machine is switched on, in seconds; null when not known.</summary>
    public double? MachineUptime { get; init; }

    /// <summary>What it knows of the time: <c>synced</c>, <c>holdover</c> or <c>unset</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>How far the time may be off, in seconds; null while it is not known.</summary>
    public double? ClockUncertainty { get; init; }

    /// <summary>Packs that the server has not acknowledged.</summary>
    public required long Packs { get; init; }

    /// <summary>Readings that wait to be packed.</summary>
    public required long Waiting { get; init; }

    /// <summary>Packs dropped for lack of room, since the outbox was made.</summary>
    public required long ShedPacks { get; init; }

    /// <summary>Readings lost before they were packed, since the outbox was made.</summary>
    public required long LostReadings { get; init; }

    /// <summary>Version of the configuration in force; null when there is none.</summary>
    public long? Configuration { get; init; }

    /// <summary>Configurations that could not be used since the start.</summary>
    public long RefusedConfigurations { get; init; }

    /// <summary>End of its certificate, in seconds since 1970 UTC; null when it cannot be read.</summary>
    public long? CertificateUntil { get; init; }

    /// <summary>Temperature of the processor in °C; null when not known, as with all that follows.</summary>
    public double? Temperature { get; init; }

    /// <summary>Free space on the disk of the kit's data, in bytes.</summary>
    public double? DiskFree { get; init; }

    /// <summary>Memory that programs can still have, in bytes.</summary>
    public double? MemoryFree { get; init; }

    /// <summary>Share of its rated life that the storage has used, in per cent.</summary>
    public double? StorageWear { get; init; }

    /// <summary>Whether the supply is too weak now.</summary>
    public bool? Undervoltage { get; init; }

    /// <summary>Whether the processor slows itself down now.</summary>
    public bool? Throttled { get; init; }

    /// <summary>The sensors, at most <see cref="Mqtt.WireLimits.MaxSensors"/>.</summary>
    public required IReadOnlyList<SensorDiagnostics> Sensors { get; init; }
}
