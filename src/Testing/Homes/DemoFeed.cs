using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Kits;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Feeds one kit from its home: first what lies behind, in packs of 5 minutes at the pace of the acknowledgements, then life as it happens, in packs of 5 seconds. One caller at a time.</summary>
internal sealed class DemoFeed(DemoHome home, SimulatedKit kit, TimeProvider clock)
{
    private static readonly TimeSpan LivePack = TimeSpan.FromSeconds(5);
    private Instant begin;
    private Instant fedUntil;
    private Instant lastSeal;
    private volatile SimulatedHome living = home.Home;

    /// <summary>Share of the history that is sealed, 0 to 1.</summary>
    public double HistoryShare { get; private set; }

    /// <summary>Sends what lies between the last seal, or the start of the history, and now; ends when the server has it and life has caught up.</summary>
    public async Task CatchUpAsync(Instant historyStart, CancellationToken cancellationToken)
    {
        begin = fedUntil = lastSeal = Instant.Max(historyStart, kit.LastSealedAt ?? historyStart);
        while (Instant.Now(clock) - fedUntil >= LivePack)
        {
            await FeedAsync(Instant.Now(clock), cancellationToken).ConfigureAwait(false);
            await kit.DrainAsync(cancellationToken).ConfigureAwait(false);
        }

        HistoryShare = 1;
    }

    /// <summary>Lives on until cancelled.</summary>
    public async Task LiveAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await FeedAsync(Instant.Now(clock), cancellationToken).ConfigureAwait(false);
            await Task.Delay(LivePack, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plays the script's events as they fall due, and changes ordinary life from now on.</summary>
    public async Task ActAsync(DemoScript act, CancellationToken cancellationToken)
    {
        living = home.Home.With(act.HappeningsOf(home.Number));
        foreach (var happening in living.EventsBetween(Instant.MinValue, Instant.MaxValue))
        {
            var wait = happening[^1].MeasuredAt - Instant.Now(clock);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }

            kit.Seal(Lane.Evt, Instant.Max(Instant.Now(clock), happening[^1].MeasuredAt), happening);
        }
    }

    private async Task FeedAsync(Instant now, CancellationToken cancellationToken)
    {
        while (fedUntil + LivePack <= now)
        {
            var behind = now - fedUntil;
            var until = fedUntil + (behind >= CatchingUp.PackPeriod ? CatchingUp.PackPeriod : LivePack);
            var observations = living.Between(fedUntil, until);
            if (observations.Count > 0 || until - lastSeal >= WireLimits.HeartbeatPeriod)
            {
                await kit.SealWhenRoomAsync(Lane.Obs, until, observations, cancellationToken).ConfigureAwait(false);
                lastSeal = until;
            }

            fedUntil = until;
            HistoryShare = Math.Clamp((fedUntil - begin) / (now - begin), HistoryShare, 1);
        }
    }
}
