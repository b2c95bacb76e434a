namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What tells an artefact in one series; times in microseconds.</summary>
internal sealed record TraceRecord(string Kit, string Sensor, string Quantity, double? Last, long LastAt, int Same, long SameSince, long? WeakSince, int DenseInARow = 0);
