using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>One journal entry. <paramref name="Number"/> counts from 1 within the alert; <paramref name="Kind"/> is one of <see cref="AlertEntryKinds"/>; <paramref name="Actor"/> a user's id, or <see cref="CareActors.System"/>.</summary>
public sealed record AlertEntry(AlertId Alert, long Number, string Kind, string Actor, Instant At, AlertOutcome? Outcome, string? Note);
