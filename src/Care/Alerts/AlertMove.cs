using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Alerts;

/// <summary>A step somebody wants to take. <paramref name="Kind"/> is one of <see cref="AlertEntryKinds"/>; an outcome comes with resolving and with nothing else.</summary>
internal sealed record AlertMove(string Kind, string Actor, Instant At, AlertOutcome? Outcome = null, string? Note = null);
