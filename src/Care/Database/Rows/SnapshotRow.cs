using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>Version of a home's last snapshot.</summary>
internal sealed class SnapshotRow
{
    public required HomeId HomeId { get; set; }
    public required long Version { get; set; }
    public required Instant SavedAt { get; set; }
}
