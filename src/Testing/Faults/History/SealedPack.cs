using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>A pack that a kit has sealed, and what has become of it so far.</summary>
/// <param name="Number">Its place among all packs of its kit, from 1.</param>
/// <param name="Pack">The pack; an undated one is dated by its sealing.</param>
/// <param name="Payload">Its frozen bytes.</param>
/// <param name="IsAcknowledged">The kit has heard that it is safe.</param>
/// <param name="IsShed">The kit had to drop it, and never sent it.</param>
public sealed record SealedPack(int Number, Pack Pack, ReadOnlyMemory<byte> Payload, bool IsAcknowledged, bool IsShed);
