namespace AgeingMonitor.Dashboard.Live;

/// <summary>A row of the evidence table, in words.</summary>
internal sealed record EvidenceLine(string MeasuredAt, string Quantity, string Sensor, string Value, string Limits, string Source);
