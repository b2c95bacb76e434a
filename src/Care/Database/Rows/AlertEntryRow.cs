using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>One journal entry.</summary>
internal sealed class AlertEntryRow
{
    public required AlertId AlertId { get; set; }
    public required long Number { get; set; }
    public required string Kind { get; set; }
    public required string Actor { get; set; }
    public required Instant At { get; set; }
    public AlertOutcome? Outcome { get; set; }
    public string? Note { get; set; }
}
