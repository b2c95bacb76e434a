using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>A pack, and when it was on the wire.</summary>
/// <param name="At">True time, not the kit's clock.</param>
/// <param name="Pack">As the kit froze it.</param>
public readonly record struct WiredPack(Instant At, Pack Pack);
