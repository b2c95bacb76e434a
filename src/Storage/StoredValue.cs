using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage;

/// <summary>One stored value of a series.</summary>
/// <param name="MeasuredAt">When it was measured.</param>
/// <param name="Value">The value, in the quantity's unit.</param>
public readonly record struct StoredValue(Instant MeasuredAt, ObservedValue Value);
