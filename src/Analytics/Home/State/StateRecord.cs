namespace AgeingMonitor.Analytics.Home.State;

/// <summary>The last value of a series of states.</summary>
internal sealed record StateRecord(string Sensor, string Quantity, double Last, string? LastText, bool HasSaidZero);
