using AgeingMonitor.Analytics.Cluster.Alerts;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Teams;

/// <summary>
/// A care team in the cluster. What homes and alerts publish is shown at once; the care database is the truth, read at the start and reviewed every half minute, so that
/// nothing that was saved stays unseen because somebody died before telling.
/// </summary>
[GrainType("ageing.team")]
internal sealed partial class CareTeamGrain(
    IHomeDirectory directory, IAlertJournal journal, IOptions<AnalyticsOptions> options, AnalyticsClock clock, ILogger<CareTeamGrain> logger) : Grain, ICareTeamGrain, IDisposable
{
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource leaving = new();
    private readonly TeamView view = new(Guid.NewGuid(), options.Value.TeamDeltas);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CareTeamId team;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        team = CareTeamId.Parse(this.GetPrimaryKeyString());
        view.Changed += WakeWaiting;
        _ = ReviewAsync();
        _ = FetchTilesAsync();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await leaving.CancelAsync();
        WakeWaiting();
    }

    public void Dispose() => leaving.Dispose();

    public async Task PublishAsync(Immutable<TeamChange[]> changes)
    {
        foreach (var change in changes.Value)
        {
            if (change.Tile is { } tile)
            {
                view.Apply(tile);
            }

            if (change.Alert is { } card && !view.Shows(card))
            {
                view.Apply(view.Knows(card.Id) ? await ReadAsync(card) : card);
            }
        }
    }

    public async Task<TeamSnapshot> GetSnapshotAsync()
    {
        await FirstReview.Task;
        return view.Snapshot();
    }

    public async Task<TeamDeltas> WaitAsync(Guid epoch, long after, TimeSpan patience)
    {
        var until = clock.Time.GetUtcNow() + (patience < LongestPatience ? patience : LongestPatience);
        while (true)
        {
            if (view.After(epoch, after) is not { } deltas)
            {
                return new(true, []);
            }

            var remaining = until - clock.Time.GetUtcNow();
            if (deltas.Length > 0 || remaining <= TimeSpan.Zero || leaving.IsCancellationRequested)
            {
                return new(false, deltas);
            }

            await changed.Task.WaitAsync(remaining, clock.Time).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Two tellers may overtake each other: of an alert that is known already, the journal says how it stands.</summary>
    private async Task<AlertCard> ReadAsync(AlertCard told)
    {
        try
        {
            return AlertId.TryParse(told.Id, out var id) && await journal.FindAsync(id, leaving.Token) is { } alert ? AlertCards.Of(alert) : told;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Shown as told; the next review sets it right.
            LogNotRead(e, team);
            return told;
        }
    }

    private void WakeWaiting()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
