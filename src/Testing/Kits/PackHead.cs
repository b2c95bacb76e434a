using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Mqtt;

namespace AgeingMonitor.Testing.Kits;

/// <summary>What the outbox puts in front of a pack's observations when it gives out a number.</summary>
internal sealed record PackHead(PackNumber Number, long? EventsBefore, BootEnd? After, IReadOnlyList<ShedRange> Shed);
