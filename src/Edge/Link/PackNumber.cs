using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>What identifies a pack within one kit.</summary>
/// <param name="Boot">The boot that numbered it.</param>
/// <param name="Lane">The lane that numbered it.</param>
/// <param name="Sequence">Its number.</param>
public readonly record struct PackNumber(long Boot, Lane Lane, long Sequence);
