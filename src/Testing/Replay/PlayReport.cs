using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>What a replay has done. Every counted pack is acknowledged.</summary>
public sealed record PlayReport
{
    /// <summary>Packs sent and acknowledged, heartbeats and ticks included.</summary>
    public required long Packs { get; init; }

    /// <summary>Ticks among them.</summary>
    public required long Ticks { get; init; }

    /// <summary>Observations in them.</summary>
    public required long Observations { get; init; }

    /// <summary>Publishes of packs that had been sent before.</summary>
    public required long Resent { get; init; }

    /// <summary>Messages that are no packs and were left out: of kits that the manifest does not name, or, where ids or times had to be changed, that cannot be decoded.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Packs that the recording holds more than once, such as recorded resends; each was played once.</summary>
    public required long Repeats { get; init; }

    /// <summary>Faults that the packs met on their way, as <see cref="PlayOptions.Faults"/> asked for.</summary>
    public StreamFaultCounts Faults { get; init; } = StreamFaultCounts.None;

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Count and checksum of what was sent, by home as played; compare with the store.</summary>
    public required IReadOnlyDictionary<HomeId, ContentChecksum> Homes { get; init; }

    /// <summary>Why the recording could not be read to its end; null when it was.</summary>
    public required RecordingFault? Fault { get; init; }
}
