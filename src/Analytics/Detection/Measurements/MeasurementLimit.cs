using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>The limits at which a single measurement by cuff or hand is put before the care team on the day.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="Rule">The rule that tells of it.</param>
/// <param name="Low">A value at or below it is told.</param>
/// <param name="High">A value at or above it is told.</param>
/// <param name="LowSource">Where the low limit comes from.</param>
/// <param name="HighSource">Where the high limit comes from.</param>
public sealed record MeasurementLimit(QuantityDefinition Quantity, string Rule, double? Low, double? High, string LowSource, string HighSource);
