using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>What a store says of an observation.</summary>
/// <param name="Series">The series.</param>
/// <param name="MeasuredAt">When it was measured.</param>
/// <param name="Value">The value.</param>
public readonly record struct StoredObservation(SeriesKey Series, Instant MeasuredAt, ObservedValue Value);
