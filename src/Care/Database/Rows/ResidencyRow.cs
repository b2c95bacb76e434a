using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A resident in a home for a time.</summary>
internal sealed class ResidencyRow
{
    public long Id { get; set; }
    public required ResidentId ResidentId { get; set; }
    public required HomeId HomeId { get; set; }
    public required Instant FromAt { get; set; }
    public required Instant ToAt { get; set; }
}
