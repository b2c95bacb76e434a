namespace AgeingMonitor.Analytics.Home.State;

/// <summary>When a sensor last spoke of a fall itself, in microseconds.</summary>
internal sealed record FallWordRecord(string Sensor, long At);
