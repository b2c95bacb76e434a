using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>What lies in one quarter of an hour of UTC, over all kits that were looked at.</summary>
/// <param name="Start">Its start.</param>
/// <param name="Packs">Packs of lane obs sealed in it: without any, nothing is known of this time.</param>
/// <param name="Observations">Observations measured in it.</param>
/// <param name="Activity">Those of them that tell of somebody moving about: events and states of ambient quantities, such as motion, a door, a bed.</param>
public sealed record QuarterHour(Instant Start, long Packs, long Observations, long Activity);
