namespace AgeingMonitor.Analytics.Home.State;

/// <summary>How a sensor stands with the stillness detector.</summary>
internal sealed record SensorRecord(string Sensor, bool GivesSigns, bool InFault, int LastDay = 0, int DaysInARow = 0, long? LastSign = null);
