using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Alerts;

internal sealed partial class AlertJournal(CareTransactions transactions, TimeProvider clock, CareMetrics metrics, ILogger<AlertJournal> logger) : IAlertJournal
{
    private const int LongestNote = 2000;

    public async Task<RaiseOutcome> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Evidence.Count == 0)
        {
            throw new ArgumentException($"Alert {draft.Id} rests on nothing: at least one entry of evidence is needed.", nameof(draft));
        }

        var (isNew, isDeveloped) = await transactions.WriteAsync(
            LockOf(draft.Id),
            async context =>
            {
                var row = await context.Alerts.SingleOrDefaultAsync(known => known.Id == draft.Id, cancellationToken);
                var isNew = row is null;
                row ??= Begin(context, draft);
                return (isNew, draft.Development is { } development && await DevelopAsync(context, row, development, isNew, cancellationToken));
            },
            cancellationToken);
        if (isNew)
        {
            metrics.AlertRaised(draft.Rule, draft.Priority);
        }

        if (isDeveloped)
        {
            metrics.AlertStepped(draft.Development!.Kind);
        }

        return isNew ? RaiseOutcome.New : isDeveloped ? RaiseOutcome.Developed : RaiseOutcome.Known;
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

    private AlertRow Begin(CareDbContext context, AlertDraft draft)
    {
        var move = new AlertMove(AlertEntryKinds.Raised, CareActors.System, Instant.Now(clock));
        var standing = AlertLifeCycle.Step(null, move).Standing!;
        var row = AlertRows.New(draft, standing, move.At);
        context.Alerts.Add(row);
        context.AlertEntries.Add(AlertRows.EntryOf(draft.Id, standing.LastNumber, move));
        return row;
    }

    /// <summary>Writes down what has become of an alert, once for each kind, and lets the list tell it; whether that was news.</summary>
    private async Task<bool> DevelopAsync(CareDbContext context, AlertRow row, AlertDevelopment development, bool isNew, CancellationToken cancellationToken)
    {
        if (!AlertEntryKinds.IsDevelopment(development.Kind))
        {
            throw new ArgumentException($"'{development.Kind}' is nothing that becomes of an alert.", nameof(development));
        }

        var journal = isNew ? [] : await AlertRows.ReadJournalAsync(context, row.Id, cancellationToken);
        if (journal.Any(entry => entry.Kind == development.Kind))
        {
            return false;
        }

        var move = new AlertMove(development.Kind, CareActors.System, Instant.Now(clock), Note: StorableText.Of(development.Reason, LongestNote));
        var number = (isNew ? 1 : journal[^1].Number) + 1;
        context.AlertEntries.Add(AlertRows.EntryOf(row.Id, number, move));
        var closedAs = row.Priority;
        AlertRows.Develop(row, journal, development);
        if (row.State == AlertState.Resolved && development.Kind == AlertDevelopments.Confirmed && row.Priority > closedAs)
        {
            StepOn(context, row, number, new AlertMove(AlertEntryKinds.Reopened, CareActors.System, move.At));
        }
        else if (row.State != AlertState.Resolved && row.Priority == AlertPriority.Technical && development.Kind == AlertDevelopments.Ended)
        {
            // Of technical ones alone: what may be about a person stays open until somebody has looked.
            // What it was nobody has found out: it may have been a fault or not.
            StepOn(context, row, number, new AlertMove(AlertEntryKinds.Resolved, CareActors.System, move.At, AlertOutcome.Unknown));
        }

        return true;
    }

    /// <summary>
    /// What follows from a development. Confirmed reopens: whoever closed a suspicion did not know what is confirmed now, and nobody looks at what is closed. Ended closes what is technical, once: who reopens it afterwards has it open.
    /// </summary>
    private static void StepOn(CareDbContext context, AlertRow row, long lastNumber, AlertMove move)
    {
        var standing = AlertLifeCycle.Step(AlertRows.StandingOf(row, lastNumber), move).Standing!;
        AlertRows.Derive(row, standing);
        context.AlertEntries.Add(AlertRows.EntryOf(row.Id, standing.LastNumber, move));
    }

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
