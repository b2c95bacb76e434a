using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>What the server says on topic <c>ack</c>: packs of one boot and lane that are in the store, so that the kit may forget them.</summary>
/// <param name="Boot">The boot that numbered them.</param>
/// <param name="Lane">The lane that numbered them.</param>
/// <param name="Ranges">Their numbers: ascending, without overlap, at least one.</param>
public sealed record Ack(long Boot, Lane Lane, IReadOnlyList<SequenceRange> Ranges);
