using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>Alerts and their journal, which is the truth about them. Every call is one transaction. Safe to share.</summary>
public interface IAlertJournal
{
    /// <summary>Saves a new alert with its first entry; false, and nothing changed, when the id is known. Durable when the task ends.</summary>
    Task<bool> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken);

    /// <summary>Takes a raised alert. Refused in words when it is not raised any more.</summary>
    Task<AlertStep> AcknowledgeAsync(AlertId alert, string actor, CancellationToken cancellationToken);

    /// <summary>Closes an acknowledged or raised alert with an outcome.</summary>
    Task<AlertStep> ResolveAsync(AlertId alert, string actor, AlertOutcome outcome, string? note, CancellationToken cancellationToken);

    /// <summary>Takes back an acknowledgement or a closing: the alert is raised again.</summary>
    Task<AlertStep> ReopenAsync(AlertId alert, string actor, CancellationToken cancellationToken);

    /// <summary>One alert; null when unknown.</summary>
    Task<Alert?> FindAsync(AlertId alert, CancellationToken cancellationToken);

    /// <summary>The entries of one alert, oldest first.</summary>
    Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(AlertId alert, CancellationToken cancellationToken);

    /// <summary>Alerts that match, newest raised first.</summary>
    Task<IReadOnlyList<Alert>> ListAsync(AlertQuery query, CancellationToken cancellationToken);
}

/// <summary>An alert with where it stands now.</summary>
public sealed record Alert(AlertDraft Draft, AlertState State, AlertOutcome? Outcome, string? AcknowledgedBy, Instant? AcknowledgedAt, Instant? ResolvedAt, Instant SavedAt);

/// <summary>One journal entry. <paramref name="Kind"/> is raised, acknowledged, resolved or reopened; <paramref name="Actor"/> a user's id, or <c>system</c>.</summary>
public sealed record AlertEntry(AlertId Alert, long Number, string Kind, string Actor, Instant At, AlertOutcome? Outcome, string? Note);

/// <summary>The alert after a step, or why the step was refused (then <see cref="Alert"/> is as it was, null when unknown).</summary>
public sealed record AlertStep(Alert? Alert, bool Done, string? Refusal);

/// <summary>Which alerts; a null condition does not filter.</summary>
public sealed record AlertQuery
{
    public CareTeamId? Team { get; init; }
    public HomeId? Home { get; init; }
    public bool OpenOnly { get; init; }
    public TimeRange? Raised { get; init; }
    public int Limit { get; init; } = 500;
}
