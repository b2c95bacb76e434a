using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A window in which a kit may enrol by a code, known by a slow hash of it. Rows are kept: they tell who opened the door when.</summary>
internal sealed class KitEnrolmentRow
{
    public long Id { get; set; }
    public required KitId KitId { get; set; }
    public required string CodeHash { get; set; }
    public required Instant OpenedAt { get; set; }
    public required Instant OpenUntil { get; set; }
    public required string OpenedBy { get; set; }
    public required int WrongCodes { get; set; }
    public Instant? UsedAt { get; set; }

    /// <summary>SHA-256 of the key that used the code: the same key may ask again, no other.</summary>
    public string? UsedByKey { get; set; }

    /// <summary>Before its time: after wrong codes, because another window was opened, or because somebody shut it.</summary>
    public Instant? ShutAt { get; set; }

    /// <summary>Who shut it; null when wrong codes did.</summary>
    public string? ShutBy { get; set; }
}
