namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>Saved form of one worn sensor: about 2 kB.</summary>
internal sealed record WornSensorRecord(string Sensor, byte[] State, long? OwnAt);
