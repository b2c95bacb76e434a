using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>What a store's ledger says of a pack.</summary>
/// <param name="Key">The pack.</param>
/// <param name="SealedAt">When it was sealed; when it was received, if undated.</param>
/// <param name="Count">Observations inside.</param>
public readonly record struct StoredPack(PackKey Key, Instant SealedAt, int Count);
