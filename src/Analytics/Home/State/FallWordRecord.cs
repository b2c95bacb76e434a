namespace AgeingMonitor.Analytics.Home.State;

/// <summary>When a sensor last spoke of a fall, or a fall of a worn sensor began, in microseconds.</summary>
internal sealed record FallWordRecord(string Sensor, long At);
