using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Alerts and their journal in memory.</summary>
internal sealed partial class MemoryCare
{
    private readonly Dictionary<AlertId, Alert> alerts = [];
    private readonly List<AlertEntry> entries = [];

    public Exception? StepTrouble { get; set; }

    public Task<RaiseOutcome> RaiseAsync(AlertDraft draft, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var isNew = alerts.TryAdd(draft.Id, new Alert(draft with { Development = null }, AlertState.Raised, null, null, null, null, draft.RaisedAt));
            if (isNew)
            {
                Enter(draft.Id, AlertEntryKinds.Raised, CareActors.System, draft.RaisedAt, null, null);
            }

            if (draft.Development is not { } development || entries.Exists(entry => entry.Alert == draft.Id && entry.Kind == development.Kind))
            {
                return Task.FromResult(isNew ? RaiseOutcome.New : RaiseOutcome.Known);
            }

            alerts[draft.Id] = alerts[draft.Id] with { Draft = alerts[draft.Id].Draft.Developed(development) };
            Enter(draft.Id, development.Kind, CareActors.System, development.At, null, development.Reason);
            return Task.FromResult(isNew ? RaiseOutcome.New : RaiseOutcome.Developed);
        }
    }

    public Task<AlertStep> AcknowledgeAsync(AlertId alert, string actor, CancellationToken cancellationToken) => StepAsync(alert, actor, AlertEntryKinds.Acknowledged, null, null, known => known.State switch
    {
        AlertState.Raised => (known with { State = AlertState.Acknowledged, AcknowledgedBy = actor, AcknowledgedAt = Instant.Now(clock) }, null),
        AlertState.Acknowledged => (null, AlertRefusals.AlreadyAcknowledged),
        _ => (null, AlertRefusals.AlreadyResolved),
    });

    public Task<AlertStep> ResolveAsync(AlertId alert, string actor, AlertOutcome outcome, string? note, CancellationToken cancellationToken) =>
        StepAsync(alert, actor, AlertEntryKinds.Resolved, outcome, note, known => known.State == AlertState.Resolved
            ? (null, AlertRefusals.AlreadyResolved)
            : (known with { State = AlertState.Resolved, Outcome = outcome, ResolvedAt = Instant.Now(clock) }, null));

    public Task<AlertStep> ReopenAsync(AlertId alert, string actor, CancellationToken cancellationToken) => StepAsync(alert, actor, AlertEntryKinds.Reopened, null, null, known =>
        known.State == AlertState.Raised ? (null, AlertRefusals.NothingToReopen) : (known with { State = AlertState.Raised, Outcome = null, AcknowledgedBy = null, AcknowledgedAt = null, ResolvedAt = null }, null));

    public Task<Alert?> FindAsync(AlertId alert, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(alerts.GetValueOrDefault(alert));
        }
    }

    public Task<IReadOnlyList<AlertEntry>> ReadJournalAsync(AlertId alert, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<AlertEntry>>([.. entries.Where(e => e.Alert == alert)]);
        }
    }

    public Task<IReadOnlyList<Alert>> ListAsync(AlertQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Alert>>([.. alerts.Values
                .Where(a => query.Team is null || Plans.Any(p => p.Home == a.Draft.Home && p.CareTeam == query.Team))
                .Where(a => query.Home is null || a.Draft.Home == query.Home)
                .Where(a => !query.OpenOnly || a.State != AlertState.Resolved)
                .Where(a => query.Raised is not { } range || range.Contains(a.Draft.RaisedAt))
                .OrderByDescending(a => a.Draft.RaisedAt)
                .Take(query.Limit)]);
        }
    }

    private Task<AlertStep> StepAsync(AlertId id, string actor, string kind, AlertOutcome? outcome, string? note, Func<Alert, (Alert? Next, string? Refusal)> step)
    {
        lock (gate)
        {
            if (!alerts.TryGetValue(id, out var known))
            {
                return Task.FromResult(new AlertStep(null, false, AlertRefusals.Unknown));
            }

            var (next, refusal) = step(known);
            if (next is null)
            {
                return Task.FromResult(new AlertStep(known, false, refusal));
            }

            alerts[id] = next;
            Enter(id, kind, actor, Instant.Now(clock), outcome, note);
            return Task.FromResult(new AlertStep(next, true, null));
        }
    }

    private void Enter(AlertId id, string kind, string actor, Instant at, AlertOutcome? outcome, string? note) =>
        entries.Add(new AlertEntry(id, entries.Count(e => e.Alert == id) + 1, kind, actor, at, outcome, note));
}
