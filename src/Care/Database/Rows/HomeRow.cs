using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A home; its mode never changes.</summary>
internal sealed class HomeRow
{
    public required HomeId Id { get; set; }
    public required HomeMode Mode { get; set; }
    public required string TimeZone { get; set; }
    public required CareTeamId TeamId { get; set; }
    public string? Label { get; set; }
    public required Instant OpenFrom { get; set; }
    public required Instant OpenTo { get; set; }
}
