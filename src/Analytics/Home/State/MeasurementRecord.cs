namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What is remembered of a series of measurements.</summary>
internal sealed record MeasurementRecord(string Kit, string Sensor, string Quantity, long LastAt, int InARow, int ToldOn, int DenseInARow = 0);
