namespace AgeingMonitor.Analytics.Home.State;

/// <summary>One thermal array, about 4 kB.</summary>
internal sealed record ThermalRecord(string Sensor, byte[] State, long? Patience = null);
