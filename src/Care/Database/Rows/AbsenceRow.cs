using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A time when a home is known to be empty.</summary>
internal sealed class AbsenceRow
{
    public long Id { get; set; }
    public required HomeId HomeId { get; set; }
    public required Instant FromAt { get; set; }
    public required Instant ToAt { get; set; }
}
