using AgeingMonitor.Analytics.Detection.HomeBloodPressure;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A resident's blood pressure at home as one kit knows it.</summary>
internal sealed record PressureRecord(string Kit, PressureState State);
