using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A walk test and, once it is ended, its signed report.</summary>
internal sealed class WalkTestRow
{
    public required Guid Id { get; set; }
    public required KitId KitId { get; set; }
    public required HomeId HomeId { get; set; }
    public required string Installer { get; set; }
    public required Instant StartedAt { get; set; }
    public Instant? FinishedAt { get; set; }
    public string? Report { get; set; }
}
