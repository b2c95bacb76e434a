using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>A journal that takes nothing while the line is cut.</summary>
internal sealed class AlertJournalThatCanBeCut(IAlertJournal journal) : IAlertJournal
{
    private int standing;

    public bool IsCut { get; set; }

    /// <summary>Whether alerts to be raised stand in line without an end, for as long as their callers wait.</summary>
    public bool IsHanging { get; set; }

    /// <summary>Alerts that stand in line.</summary>
    public int Standing => Volatile.Read(ref standing);

    private IAlertJournal Journal => IsCut ? throw new CareDatabaseException("The line is cut.") : journal;

    public async Task<RaiseOutcome> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken)
    {
        if (IsHanging)
        {
            Interlocked.Increment(ref standing);
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref standing);
            }
        }

        return await Journal.RaiseAsync(draft, cancellationToken);
    }

    public Task<AlertStep> AcknowledgeAsync(AlertId alert, string actor, CancellationToken cancellationToken) => Journal.AcknowledgeAsync(alert, actor, cancellationToken);

    public Task<AlertStep> ResolveAsync(AlertId alert, string actor, AlertOutcome outcome, string? note, CancellationToken cancellationToken) =>
        Journal.ResolveAsync(alert, actor, outcome, note, cancellationToken);

    public Task<AlertStep> ReopenAsync(AlertId alert, string actor, CancellationToken cancellationToken) => Journal.ReopenAsync(alert, actor, cancellationToken);

    public Task<Alert?> FindAsync(AlertId alert, CancellationToken cancellationToken) => Journal.FindAsync(alert, cancellationToken);

    public Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(AlertId alert, CancellationToken cancellationToken) => Journal.ReadJournalAsync(alert, cancellationToken);

    public Task<IReadOnlyList<Alert>> ListAsync(AlertQuery query, CancellationToken cancellationToken) => Journal.ListAsync(query, cancellationToken);
}
