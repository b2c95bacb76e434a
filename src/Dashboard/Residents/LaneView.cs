namespace AgeingMonitor.Dashboard.Residents;

/// <summary>A lane as its island draws it.</summary>
internal sealed record LaneView(string Room, string Label, IReadOnlyList<long> Starts);
