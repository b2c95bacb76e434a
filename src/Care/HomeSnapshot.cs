namespace AgeingMonitor.Care;

/// <summary>A snapshot: parts saved together.</summary>
public sealed record HomeSnapshot(long Version, IReadOnlyList<SnapshotPart> Parts);
