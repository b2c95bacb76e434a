using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>What a kit puts into a pack, before the pack has a number.</summary>
/// <param name="Lane">Obs or evt.</param>
/// <param name="SealedAt">By the kit's clock; by the true time where the kit does not know it.</param>
/// <param name="Clock">What the kit says of its clock.</param>
/// <param name="Observations">As dated by that clock.</param>
/// <param name="Repeats">The number of the undated pack that told of the same event first; null for anything new.</param>
internal sealed record SealedPack(Lane Lane, Instant SealedAt, ClockQuality Clock, IReadOnlyList<Observation> Observations, long? Repeats);
