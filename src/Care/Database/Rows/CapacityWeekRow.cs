using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>What the sensors of a home told of a week.</summary>
internal sealed class CapacityWeekRow
{
    public required HomeId HomeId { get; set; }
    public required string Subject { get; set; }
    public required DateOnly Monday { get; set; }
    public required int Days { get; set; }
    public required string Readings { get; set; }
    public required Instant SavedAt { get; set; }
}
