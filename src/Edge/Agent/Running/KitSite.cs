using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Agent.Running;

/// <summary>Where the kit's program stands: its folders, its board, its clocks.</summary>
internal sealed record KitSite
{
    /// <summary>Where the kit keeps what must last.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where it tells how it is.</summary>
    public required string StatusPath { get; init; }

    /// <summary>Buses, pins and ports.</summary>
    public required IKitBuses Buses { get; init; }

    /// <summary>The machine's clocks.</summary>
    public required IKernelClock Kernel { get; init; }

    /// <summary>The clock of samples and waits.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>How it speaks to its server.</summary>
    public required PublisherOptions Publishing { get; init; }

    /// <summary>How much it keeps.</summary>
    public OutboxOptions Keeping { get; init; } = new();

    /// <summary>Where <c>/sys</c> and <c>/proc</c> are.</summary>
    public string BoardRoot { get; init; } = "/";

    /// <summary>systemd's socket; null when it does not listen.</summary>
    public string? NotifySocket { get; init; }

    /// <summary>What systemd says it waits for, in microseconds; null when it does not wait.</summary>
    public string? WatchdogMicroseconds { get; init; }

    /// <summary>For waits that differ from kit to kit.</summary>
    public Random Random { get; init; } = new();
}
