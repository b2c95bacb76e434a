using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>An entry of the daily list.</summary>
internal sealed class DayFlagRow
{
    public required HomeId HomeId { get; set; }
    public required string Detector { get; set; }
    public required string Subject { get; set; }
    public required Instant FromAt { get; set; }
    public required Instant ToAt { get; set; }
    public required double Score { get; set; }
    public required double Limit { get; set; }
    public required string Reasons { get; set; }
    public required Instant SavedAt { get; set; }
}
