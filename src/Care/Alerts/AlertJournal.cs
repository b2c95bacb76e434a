using AgeingMonitor.Care.Database;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Alerts;

internal sealed partial class AlertJournal(CareTransactions transactions, TimeProvider clock, CareMetrics metrics, ILogger<AlertJournal> logger) : IAlertJournal
{
    private const int LongestNote = 2000;

    public async Task<bool> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Evidence.Count == 0)
        {
            throw new ArgumentException($"Alert {draft.Id} rests on nothing: at least one entry of evidence is needed.", nameof(draft));
        }

        var raised = await transactions.WriteAsync(
            LockOf(draft.Id),
            async context =>
            {
                if (await context.Alerts.AnyAsync(row => row.Id == draft.Id, cancellationToken))
                {
                    return false;
                }

                var move = new AlertMove(AlertEntryKinds.Raised, CareActors.System, Instant.Now(clock));
                var standing = AlertLifeCycle.Step(null, move).Standing!;
                context.Alerts.Add(AlertRows.New(draft, standing, move.At));
                context.AlertEntries.Add(AlertRows.EntryOf(draft.Id, standing.LastNumber, move));
                return true;
            },
            cancellationToken);
        if (raised)
        {
            metrics.AlertRaised(draft.Rule, draft.Priority);
        }

        return raised;
    }

    public Task<AlertStep> AcknowledgeAsync(AlertId alert, string actor, CancellationToken cancellationToken) =>
        StepAsync(alert, at => new AlertMove(AlertEntryKinds.Acknowledged, actor, at), cancellationToken);

    public Task<AlertStep> ResolveAsync(AlertId alert, string actor, AlertOutcome outcome, string? note, CancellationToken cancellationToken) =>
        StepAsync(alert, at => new AlertMove(AlertEntryKinds.Resolved, actor, at, outcome, note is null ? null : StorableText.Of(note, LongestNote)), cancellationToken);

    public Task<AlertStep> ReopenAsync(AlertId alert, string actor, CancellationToken cancellationToken) =>
        StepAsync(alert, at => new AlertMove(AlertEntryKinds.Reopened, actor, at), cancellationToken);

    public Task<Alert?> FindAsync(AlertId alert, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.Alerts.SingleOrDefaultAsync(row => row.Id == alert, cancellationToken) is { } row ? AlertRows.ToAlert(row) : null,
        cancellationToken);

    public Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(AlertId alert, CancellationToken cancellationToken) =>
        transactions.ReadAsync(context => AlertRows.ReadJournalAsync(context, alert, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Alert>> ListAsync(AlertQuery query, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var alerts = context.Alerts.AsQueryable();
            if (query.Team is { } team)
            {
                alerts = alerts.Where(row => context.Homes.Any(home => home.Id == row.HomeId && home.TeamId == team));
            }

            if (query.Home is { } home)
            {
                alerts = alerts.Where(row => row.HomeId == home);
            }

            if (query.OpenOnly)
            {
                alerts = alerts.Where(row => row.State != AlertState.Resolved);
            }

            if (query.Raised is { } raised)
            {
                alerts = alerts.Where(row => row.RaisedAt >= raised.From && row.RaisedAt < raised.To);
            }

            // Where a limit cuts open alerts off, a flood of technical ones must not hide an older call for help.
            var kept = query.OpenOnly ? alerts.OrderByDescending(row => row.Priority).ThenByDescending(row => row.RaisedAt) : alerts.OrderByDescending(row => row.RaisedAt);
            var rows = await kept.ThenBy(row => row.Id).Take(query.Limit).ToListAsync(cancellationToken);
            return (IReadOnlyList<Alert>)[.. rows.Select(AlertRows.ToAlert)];
        },
        cancellationToken);

    private static string LockOf(AlertId alert) => $"alert:{alert}";

    private async Task<AlertStep> StepAsync(AlertId alert, Func<Instant, AlertMove> moveAt, CancellationToken cancellationToken)
    {
        var move = moveAt(Instant.Now(clock));
        ArgumentException.ThrowIfNullOrWhiteSpace(move.Actor);
        var step = await transactions.WriteAsync(
            LockOf(alert),
            async context =>
            {
                if (await context.Alerts.SingleOrDefaultAsync(row => row.Id == alert, cancellationToken) is not { } row)
                {
                    return new AlertStep(null, false, AlertRefusals.Unknown);
                }

                // The journal decides; the columns follow it.
                var journal = await AlertRows.ReadJournalAsync(context, alert, cancellationToken);
                var standing = AlertLifeCycle.Replay(journal)
                    ?? throw new CareDatabaseException($"The journal of alert {alert} is broken. Restore a backup.");
                if (AlertRows.StandingOf(row, standing.LastNumber) != standing)
                {
                    LogColumnsMended(alert);
                    AlertRows.Derive(row, standing);
                }

                var transition = AlertLifeCycle.Step(standing, move);
                if (transition.Refusal is null)
                {
                    AlertRows.Derive(row, transition.Standing!);
                    context.AlertEntries.Add(AlertRows.EntryOf(alert, transition.Standing!.LastNumber, move));
                }

                return new AlertStep(AlertRows.ToAlert(row), transition.Refusal is null, transition.Refusal);
            },
            cancellationToken);
        if (step.Done)
        {
            metrics.AlertStepped(move.Kind);
        }

        return step;
    }
}
