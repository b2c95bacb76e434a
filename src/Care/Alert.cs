using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>An alert with where it stands now.</summary>
public sealed record Alert(AlertDraft Draft, AlertState State, AlertOutcome? Outcome, string? AcknowledgedBy, Instant? AcknowledgedAt, Instant? ResolvedAt, Instant SavedAt);
