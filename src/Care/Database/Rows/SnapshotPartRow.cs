using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>One part of a home's last snapshot; <see cref="Part"/> is a resident's id, or empty for the home's part.</summary>
internal sealed class SnapshotPartRow
{
    public required HomeId HomeId { get; set; }
    public required string Part { get; set; }
    public required byte[] State { get; set; }
}
