using AgeingMonitor.Analytics.Detection.VitalSigns;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What is remembered of a series of a vital sign; times in microseconds.</summary>
internal sealed record VitalSeriesRecord(string Kit, string Sensor, string Quantity, long LastAt, int InARow, LimitSide? Side, long Since, int DenseInARow = 0);
