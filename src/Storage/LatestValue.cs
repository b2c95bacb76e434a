using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage;

/// <summary>The latest value of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="MeasuredAt">When it was measured.</param>
/// <param name="Value">The value, in the quantity's unit.</param>
public readonly record struct LatestValue(SeriesKey Series, Instant MeasuredAt, ObservedValue Value);
