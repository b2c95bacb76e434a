using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>A pack of the kit, as the store's ledger knows it.</summary>
/// <param name="Key">Its boot, lane and number.</param>
/// <param name="SealedAt">When the kit froze it.</param>
/// <param name="WrittenAt">When it was in the store.</param>
/// <param name="EventsBefore">On lane obs: the last number of lane evt before it; null when not said.</param>
/// <param name="After">Where the boot before ended; null when not said.</param>
public sealed record WalkPack(PackKey Key, Instant SealedAt, Instant WrittenAt, long? EventsBefore = null, BootEnd? After = null);
