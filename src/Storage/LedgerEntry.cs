using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage;

/// <summary>What the ledger knows of one pack.</summary>
/// <param name="Key">The pack.</param>
/// <param name="SealedAt">When the kit froze it.</param>
/// <param name="First">First <c>measuredAt</c> inside; <see cref="SealedAt"/> for a heartbeat.</param>
/// <param name="Last">Last <c>measuredAt</c> inside; <see cref="SealedAt"/> for a heartbeat.</param>
/// <param name="Count">Observations inside; 0 for a heartbeat.</param>
/// <param name="WrittenAt">When the store took it first; a store that does not read before it writes (InfluxDB) gives the time of the last repeat.</param>
public sealed record LedgerEntry(PackKey Key, Instant SealedAt, Instant First, Instant Last, int Count, Instant WrittenAt);
