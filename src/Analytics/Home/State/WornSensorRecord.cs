namespace AgeingMonitor.Analytics.Home.State;

/// <summary>One worn accelerometer of a resident, about 2 kB; <paramref name="Patience"/> and <paramref name="Told"/> in microseconds.</summary>
internal sealed record WornSensorRecord(string Kit, string Sensor, byte[] State, long Patience, long? Told = null);
