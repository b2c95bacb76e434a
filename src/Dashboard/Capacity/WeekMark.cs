namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>A week in a small picture: its place, its value, and the ends of the value's 95 % interval.</summary>
public sealed record WeekMark(string X, string Y, string Top, string Bottom);
