using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>What the outbox puts in front of a pack's observations when it gives out a number.</summary>
public sealed record PackHead(PackNumber Number, long? EventsBefore, BootEnd? After, IReadOnlyList<ShedRange> Shed);
