using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>Alerts and their journal, which is the truth about them. Every call is one transaction. Safe to share.</summary>
public interface IAlertJournal
{
    /// <summary>
    /// Saves a new alert with its first entry, and an entry for what has become of it (<see cref="AlertDraft.Development"/>), whether somebody has taken or closed it meanwhile or not; nothing is changed when all
    /// of it is known. A closed alert that is confirmed and more urgent than it was is raised again. Durable when the task ends. After a call that threw, <see cref="RaiseOutcome.Known"/> may mean that the earlier call did save it.
    /// </summary>
    Task<RaiseOutcome> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken);

    /// <summary>Takes a raised alert. Refused, with one of <see cref="AlertRefusals"/>, when it is not raised any more.</summary>
    Task<AlertStep> AcknowledgeAsync(AlertId alert, string actor, CancellationToken cancellationToken);

    /// <summary>Closes an acknowledged or raised alert with an outcome.</summary>
    Task<AlertStep> ResolveAsync(AlertId alert, string actor, AlertOutcome outcome, string? note, CancellationToken cancellationToken);

    /// <summary>Takes back an acknowledgement or a closing: the alert is raised again.</summary>
    Task<AlertStep> ReopenAsync(AlertId alert, string actor, CancellationToken cancellationToken);

    /// <summary>One alert; null when unknown.</summary>
    Task<Alert?> FindAsync(AlertId alert, CancellationToken cancellationToken);

    /// <summary>The entries of one alert, oldest first.</summary>
    Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(AlertId alert, CancellationToken cancellationToken);

    /// <summary>Alerts that match, newest raised first; open ones alone by priority first, so that a limit never hides the urgent.</summary>
    Task<IReadOnlyList<Alert>> ListAsync(AlertQuery query, CancellationToken cancellationToken);
}
