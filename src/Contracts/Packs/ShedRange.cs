namespace AgeingMonitor.Contracts.Packs;

/// <summary>Packs that a kit had to drop from its outbox: order moves on past them and the loss is counted.</summary>
/// <param name="Boot">The boot that numbered them.</param>
/// <param name="Lane">The lane that numbered them.</param>
/// <param name="Range">Their numbers.</param>
public readonly record struct ShedRange(long Boot, Lane Lane, SequenceRange Range);
