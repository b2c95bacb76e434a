namespace AgeingMonitor.Contracts.Capacity;

/// <summary>A measure in one week.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Value">Its value; null when too little was seen to say.</param>
/// <param name="Error">Standard error of the value; null without one, and where a single value stands for the week.</param>
/// <param name="Days">Days of the week that it rests on, 0 to 7.</param>
/// <param name="Trend">How it has moved until then; null until there are enough weeks.</param>
public sealed record CapacityReading(string Measure, double? Value, double? Error, int Days, CapacityTrend? Trend);
