using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>An alert as raised, and where it stands: derived from its journal, for lists.</summary>
internal sealed class AlertRow
{
    public required AlertId Id { get; set; }
    public required HomeId HomeId { get; set; }
    public required string Rule { get; set; }
    public required string Subject { get; set; }
    public required AlertPriority Priority { get; set; }
    public required Instant EpisodeStart { get; set; }
    public required Instant RaisedAt { get; set; }
    public required string SummaryFrench { get; set; }
    public required string SummaryEnglish { get; set; }
    public required string Evidence { get; set; }
    public required Instant SavedAt { get; set; }
    public required AlertState State { get; set; }
    public AlertOutcome? Outcome { get; set; }
    public string? AcknowledgedBy { get; set; }
    public Instant? AcknowledgedAt { get; set; }
    public Instant? ResolvedAt { get; set; }
}
