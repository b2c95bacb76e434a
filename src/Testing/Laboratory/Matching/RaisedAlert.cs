using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>An alert, and when a care team would have had it.</summary>
/// <param name="Alert">The alert as first raised.</param>
/// <param name="KnownAt">When the message that raised it was on the wire; for an alert from a backlog that is later than the home's own time in it.</param>
public sealed record RaisedAlert(AlertDraft Alert, Instant KnownAt);
