namespace AgeingMonitor.Contracts.Packs;

/// <summary>What became of a message.</summary>
/// <param name="Pack">The pack; null when the whole message is refused.</param>
/// <param name="Reason">Why the whole message is refused, one of <see cref="Mqtt.WireReasons"/>; null when there is a pack.</param>
/// <param name="Detail">What was found, for a person; null when there is a pack.</param>
/// <param name="Rejected">Single records that cannot be taken, while the rest of the pack stands; usually empty.</param>
public sealed record PackDecodeResult(Pack? Pack, string? Reason, string? Detail, IReadOnlyList<RejectedRecord> Rejected)
{
    /// <summary>What identifies the pack, as far as it could be read before the message was refused; null when boot or sequence were not reached. With it a refused pack leaves no gap in the kit's order.</summary>
    public PackKey? Key { get; init; }
}
