using AgeingMonitor.Analytics.Detection.VitalBaseline;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What is usual in one series of a resident.</summary>
internal sealed record BaselineRecord(string Kit, string Sensor, string Quantity, BaselineState State);
