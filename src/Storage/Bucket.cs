using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage;

/// <summary>Aggregates of a numeric series over one window.</summary>
/// <param name="Start">Start of the window, inclusive.</param>
/// <param name="Count">Values in the window, at least 1.</param>
/// <param name="Minimum">Lowest value.</param>
/// <param name="Maximum">Highest value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Last">Value measured last.</param>
public readonly record struct Bucket(Instant Start, long Count, double Minimum, double Maximum, double Mean, double Last);
