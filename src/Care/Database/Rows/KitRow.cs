using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A kit, and whether it is revoked or retired.</summary>
internal sealed class KitRow
{
    public required KitId Id { get; set; }
    public string? Label { get; set; }
    public Instant? CreatedAt { get; set; }
    public string? CreatedBy { get; set; }

    /// <summary>The team whose installers handle it while it stands in no home; null: the command line alone.</summary>
    public CareTeamId? TeamId { get; set; }
    public Instant? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
    public string? RevokedReason { get; set; }
    public Instant? RetiredAt { get; set; }
    public string? RetiredBy { get; set; }

    /// <summary>When the broker was told to forget what it kept for a retired kit.</summary>
    public Instant? ClearedAt { get; set; }
}
