namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What a device last said about its own measurements; times in microseconds.</summary>
internal sealed record SensorWordRecord(string Sensor, long? OffAt, long? FaultAt, long? WornWordAt = null, long? FaultWordAt = null);
