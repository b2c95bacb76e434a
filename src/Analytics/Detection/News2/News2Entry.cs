using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>One parameter as it is known.</summary>
/// <param name="Value">In the unit of the chart.</param>
/// <param name="At">When it was measured.</param>
public readonly record struct News2Entry(decimal Value, Instant At);
