using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>What a home tells its team. Nobody waits for the team: it reviews the care database by itself.</summary>
internal sealed partial class HomeGrain
{
    /// <summary>Says where this home is told more than its budget permits, and whose inputs its models do not know; what is told stays told.</summary>
    private void LookAtItself()
    {
        HomesDrifted.Note(home, work.Analysis.InputDistances());
        foreach (var standing in HomesOverBudget.Note(home, work.Analysis.Standings()))
        {
            LogOverBudget(home, standing.Count, standing.Line.Key, standing.Days, standing.Permitted);
        }
    }

    private void TellOfShadows()
    {
        foreach (var fault in work.Analysis.TakeShadowFaults())
        {
            AnalyticsMetrics.ShadowFaults.Add(1, new KeyValuePair<string, object?>("model", fault.Model));
            LogShadowStopped(fault.Cause, home, fault.Kit, fault.Model);
        }
    }

    private void PublishAlert(AlertCard card) => _ = TellAsync(new(null, card));

    private Task PublishTileAsync() => TellAsync(new(BuildTile(), null));

    private async Task TellAsync(TeamChange change)
    {
        try
        {
            await GrainFactory.GetGrain<ICareTeamGrain>(Plan.CareTeam.Value).PublishAsync(new Immutable<TeamChange[]>([change]));
        }
        catch (Exception e)
        {
            // A tile is followed by the next one; an alert is in the care database, where the team finds it.
            LogNotTold(e, home);
        }
    }

    /// <summary>Fills the tile with what the store knows from before this grain was here.</summary>
    private async Task FillTileAsync()
    {
        try
        {
            var now = Instant.Now(clock.Time);
            foreach (var placement in Plan.Kits.Where(placement => placement.During.To > now - TimeSpan.FromDays(1)))
            {
                foreach (var value in await store.ReadLatestAsync(placement.Kit, leaving.Token))
                {
                    if (placement.During.Contains(value.MeasuredAt))
                    {
                        tile.Observe(work.Analysis.View, placement.Kit, new Observation(value.Series.Sensor, value.Series.Quantity, value.MeasuredAt, value.Value));
                    }
                }

                await HearLastDayAsync(placement, now);
            }

            publisher.PublishSoon(TimeSpan.Zero, leaving.Token);
        }
        catch (Exception e) when (!leaving.IsCancellationRequested)
        {
            LogNoLatest(e, home);
        }
        catch (OperationCanceledException)
        {
            // The grain is leaving, and its tile with it.
        }
    }

    private async Task HearLastDayAsync(KitPlacement placement, Instant now)
    {
        if (Plan.Mode == HomeMode.Replay)
        {
            return;
        }

        await foreach (var entry in store.ReadLedgerAsync(placement.Kit, new(now - TimeSpan.FromDays(1), now), leaving.Token))
        {
            if (placement.During.Contains(entry.SealedAt))
            {
                tile.Hear(entry.SealedAt);
            }
        }
    }

    private HomeTile BuildTile() => tile.Build(work.Analysis, Plan.Mode == HomeMode.Replay ? tile.LastHeard ?? Instant.Epoch : Instant.Now(clock.Time));
}
