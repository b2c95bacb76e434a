using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary>How the kit is, for whoever stands before it. No measured value is in it.</summary>
internal sealed record KitStatus
{
    /// <summary>The kit's id.</summary>
    public required string Kit { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The number of this start.</summary>
    public required long Boot { get; init; }

    /// <summary>The kernel's id of this start of the machine: stamps of another one say nothing.</summary>
    public required string MachineStart { get; init; }

    /// <summary>When this was written, in microseconds since the machine was switched on.</summary>
    public required long Stamp { get; init; }

    /// <summary>Whether the broker is connected.</summary>
    public required bool IsConnected { get; init; }

    /// <summary>What is known of the time: <c>synced</c>, <c>holdover</c> or <c>unset</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>How far the time may be off, in seconds; null while it is not known.</summary>
    public double? ClockUncertainty { get; init; }

    /// <summary>Packs that the server has not acknowledged.</summary>
    public required int Packs { get; init; }

    /// <summary>Readings that wait to be packed, for the time to be known.</summary>
    public required int Waiting { get; init; }

    /// <summary>Packs dropped for lack of room, ever.</summary>
    public required long ShedPacks { get; init; }

    /// <summary>Readings lost before they were packed, ever.</summary>
    public required long LostReadings { get; init; }

    /// <summary>The configuration in force; null when none has come.</summary>
    public long? ConfigurationVersion { get; init; }

    /// <summary>Configurations that could not be used, since the start.</summary>
    public required int RefusedConfigurations { get; init; }

    /// <summary>End of the kit's certificate; null when it cannot be read.</summary>
    public DateTimeOffset? CertificateUntil { get; init; }

    /// <summary>The sensors, in the order of the configuration.</summary>
    public required IReadOnlyList<SensorReport> Sensors { get; init; }
}
