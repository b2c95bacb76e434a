using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A command that a kit was asked, and its answer as JSON of topic <c>res</c>. Rows stay.</summary>
internal sealed class KitCommandRow
{
    public long Id { get; set; }
    public required CommandId Request { get; set; }
    public required KitId KitId { get; set; }
    public required string Kind { get; set; }
    public int? Seconds { get; set; }
    public required Instant AskedAt { get; set; }
    public required string AskedBy { get; set; }
    public required Instant ExpiresAt { get; set; }
    public Instant? SentAt { get; set; }
    public Instant? AnsweredAt { get; set; }
    public string? Answer { get; set; }
}
