namespace AgeingMonitor.Dashboard.Live;

/// <summary>A latest value as it is, for charts that are on screen. Time in milliseconds since 1970 UTC.</summary>
public sealed record SampleView(string Quantity, string Sensor, string? Resident, double Value, long MeasuredAt);
