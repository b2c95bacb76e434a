using AgeingMonitor.Analytics.Cluster.Alerts;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Cluster.Teams;

/// <summary>How a team's view is kept in step with the care database and with its homes.</summary>
internal sealed partial class CareTeamGrain
{
    private const int TilesAtOnce = 16;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>Ends when the care database has been read once: a snapshot before that would hide open alerts.</summary>
    private TaskCompletionSource FirstReview { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReviewAsync()
    {
        var isFailing = false;
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                await ReviewOnceAsync();
                FirstReview.TrySetResult();
                if (isFailing)
                {
                    isFailing = false;
                    LogMended(team);
                }
            }
            catch (Exception e) when (!leaving.IsCancellationRequested)
            {
                // The view shows what it was told; the database keeps the alerts.
                if (!isFailing)
                {
                    isFailing = true;
                    LogFailing(e, team);
                }
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await PauseAsync(isFailing ? Retry : options.Value.TeamReviewPeriod);
        }
    }

    private async Task ReviewOnceAsync()
    {
        var limit = options.Value.OpenAlerts;
        var open = await journal.ListAsync(new() { Team = team, OpenOnly = true, Limit = limit }, leaving.Token);
        foreach (var card in open.Reverse().Select(AlertCards.Of).Where(card => !view.Shows(card)))
        {
            view.Apply(card);
        }

        if (open.Count < limit)
        {
            await CloseMissingAsync([.. open.Select(alert => alert.Draft.Id.ToString())]);
        }
    }

    private async Task CloseMissingAsync(HashSet<string> open)
    {
        foreach (var gone in view.OpenAlerts.Where(id => !open.Contains(id)).ToArray())
        {
            if (AlertId.TryParse(gone, out var id) && await journal.FindAsync(id, leaving.Token) is { } alert && AlertCards.Of(alert) is var card && !view.Shows(card))
            {
                view.Apply(card);
            }
        }
    }

    /// <summary>After a restart the homes are asked what they show; those that speak meanwhile are not asked for long.</summary>
    private async Task FetchTilesAsync()
    {
        try
        {
            var homes = await directory.ListOfTeamAsync(team, leaving.Token);
            foreach (var some in homes.Chunk(TilesAtOnce))
            {
                await Task.WhenAll(some.Select(plan => FetchTileAsync(plan.Home)));
            }
        }
        catch (Exception e) when (!leaving.IsCancellationRequested)
        {
            // Each home publishes its tile by itself within a minute.
            LogNoTiles(e, team);
        }
        catch (OperationCanceledException)
        {
            // The grain is leaving.
        }
    }

    private async Task FetchTileAsync(HomeId home)
    {
        try
        {
            var tile = await GrainFactory.GetGrain<IHomeGrain>(home.Value).GetTileAsync();
            if (!view.HasTile(home.Value))
            {
                view.Apply(tile);
            }
        }
        catch (Exception e) when (!leaving.IsCancellationRequested)
        {
            // The others are still asked.
            LogNoTiles(e, team);
        }
    }

    private async Task PauseAsync(TimeSpan pause) =>
        await Task.Delay(pause, clock.Time, leaving.Token).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
}
