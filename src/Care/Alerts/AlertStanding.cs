using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Alerts;

/// <summary>Where an alert stands: what its journal says in the end. <paramref name="LastNumber"/> is the number of the entry that said so.</summary>
internal sealed record AlertStanding(AlertState State, AlertOutcome? Outcome, string? AcknowledgedBy, Instant? AcknowledgedAt, Instant? ResolvedAt, long LastNumber);
