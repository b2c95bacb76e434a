using AgeingMonitor.Analytics.Detection.VitalSigns;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A running episode of a vital sign.</summary>
internal sealed record RunRecord(string Kit, string Sensor, string Quantity, LimitSide Side, long Start, long LastOutside);
