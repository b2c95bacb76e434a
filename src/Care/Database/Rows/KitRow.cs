using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A kit, and whether it is revoked.</summary>
internal sealed class KitRow
{
    public required KitId Id { get; set; }
    public Instant? RevokedAt { get; set; }
    public string? RevokedReason { get; set; }
}
