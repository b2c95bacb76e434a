using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Several observations of one kit in one message: what was said, after decoding and before anything is judged. A pack with no observation is a heartbeat.</summary>
public sealed record Pack
{
    /// <summary>What identifies the pack.</summary>
    public required PackKey Key { get; init; }

    /// <summary>When the kit froze the pack, by its own clock: not earlier than any observation inside. It moves the home's time.</summary>
    public required Instant SealedAt { get; init; }

    /// <summary>When the server received it; for an undated pack (<see cref="ClockState.Unset"/>) this is also its <see cref="SealedAt"/>.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The kit's clock.</summary>
    public ClockQuality Clock { get; init; }

    /// <summary>On lane obs: the last number given out on lane evt when this pack was frozen. Those events come before this pack in the kit's one order. Null when not said.</summary>
    public long? EventsBefore { get; init; }

    /// <summary>Where the kit's earlier boot ended; null on a first boot or when not said.</summary>
    public BootEnd? After { get; init; }

    /// <summary>Packs that the kit had to drop; usually empty.</summary>
    public IReadOnlyList<ShedRange> Shed { get; init; } = [];

    /// <summary>On lane evt: the number of the first undated pack of the same boot whose event this one tells again, with what followed or with its date.</summary>
    public long? Repeats { get; init; }

    /// <summary>In the order of the message; may be empty.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>
    /// The sequence of a pack whose publisher does not number: ordered by time, the same for the same content.
    /// 53 bits of microseconds and 10 bits of a content hash, so that two messages of one microsecond differ.
    /// </summary>
    public static long UnnumberedSequence(Instant sealedAt, ulong contentHash) => (sealedAt.Microseconds << 10) | (long)(contentHash & 0x3FF);
}
