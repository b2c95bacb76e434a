using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>A home in the cluster: loads, catches up, hands packs to <see cref="HomeWork"/>, sees that alerts and snapshots are saved, and tells the team.</summary>
[GrainType("ageing.home")]
internal sealed partial class HomeGrain(
    IHomeDirectory directory,
    ISnapshotStore snapshots,
    IObservationStore store,
    IAlertJournal journal,
    IDailyList list,
    ICapacityWeeks weekly,
    IOptions<AnalyticsOptions> options,
    IOptions<OrderOptions> orderOptions,
    DetectionOptions detection,
    AnalyticsClock clock,
    ILogger<HomeGrain> logger) : Grain, IHomeGrain, IDisposable
{
    private static readonly TimeSpan TickPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WakePatience = TimeSpan.FromSeconds(1);

    private readonly AnalyticsOptions options = options.Value;
    private readonly LedgerReader ledger = new(store, options.Value.CatchUpBatch);
    private readonly HomeTileBuilder tile = new();
    private readonly List<AlertDraft> found = [];
    private readonly CancellationTokenSource leaving = new();
    private HomeId home;
    private HomeWork work = null!;
    private AlertOutbox? outbox;
    private CatchUp catchUp = null!;
    private TilePublisher publisher = null!;
    private HomeSnapshots saved = null!;
    private Instant listeningSince;
    private Instant progressedAt = Instant.MinValue;
    private bool isAbandoned;

    private HomePlan Plan => work.Analysis.Plan;

    private AlertOutbox Outbox => outbox ?? throw new InvalidOperationException("The grain is not active.");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        home = HomeId.Parse(this.GetPrimaryKeyString());
        var plan = await directory.FindAsync(home, cancellationToken) ?? throw new InvalidOperationException($"Nobody knows the home {home}.");
        var snapshot = await snapshots.LoadAsync(home, cancellationToken);
        if (!HomeWork.Restore(plan, snapshot, detection, orderOptions.Value, out work) && snapshot is not null)
        {
            LogUnreadable(home, snapshot.Version);
        }

        saved = new(home, snapshots, snapshot?.Version ?? 0, clock, options);
        outbox = new(journal, list, weekly, PublishAlert, clock, options.WaitingAlerts, logger);
        catchUp = new(home, work, ledger, WorkUntilSavedAsync, clock, logger);
        publisher = new(PublishTileAsync, clock);
        listeningSince = Instant.Now(clock.Time);
        await AdoptKitsAsync(cancellationToken);
        catchUp.Start(leaving.Token);
        _ = FillTileAsync();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await leaving.CancelAsync();
        await catchUp.Completion.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (Outbox.IsEmpty && work.IsUnsaved && !isAbandoned)
        {
            await SnapshotAsync(cancellationToken);
        }

        HomesOverBudget.Leave(home);
        HomesDrifted.Leave(home);
        work.Leave();
    }

    public void Dispose()
    {
        outbox?.Dispose();
        leaving.Dispose();
    }

    public async Task AcceptAsync(Immutable<Pack[]> packs)
    {
        using var activity = AnalyticsMetrics.Activities.StartActivity("home.accept");
        Instant? tick = null;
        foreach (var pack in packs.Value)
        {
            if (pack.Key.Lane == Lane.Tick)
            {
                if (work.IsPast(pack))
                {
                    // A copy of a tick that was answered long ago: what follows it has been worked on already.
                    continue;
                }

                tick = tick is { } earlier ? Instant.Max(earlier, pack.SealedAt) : pack.SealedAt;
                continue;
            }

            await RequirePlaceAsync(pack);
            foreach (var draft in ImmediateAlerts.From(work.Analysis.View, pack))
            {
                await Outbox.RaiseNowAsync(draft, leaving.Token);
            }

            await TakeAsync(pack);
        }

        if (!catchUp.IsRunning)
        {
            await WorkAsync(leaving.Token);
        }

        if (tick is { } now && Plan.Mode == HomeMode.Replay)
        {
            await TickAsync(now);
        }

        publisher.PublishSoon(Plan.Mode == HomeMode.Replay ? options.ReplayTilePeriod : options.TilePeriod, leaving.Token);
    }

    public async Task WakeAsync(Instant now)
    {
        await AdoptPlanAsync();
        if (work.NeedsCatchUp || work.IsBlocked || !Outbox.IsEmpty)
        {
            catchUp.Start(leaving.Token);
        }

        if (!await HasCaughtUpAsync())
        {
            return;
        }

        LookAtItself();
        if (Plan.Mode != HomeMode.Replay)
        {
            await RevealAsync(now);
        }
        else if (work.IsUnsaved)
        {
            await SnapshotIfDueAsync(leaving.Token);
        }
    }

    /// <summary>Waits a little for a catch-up that has little to do; a long one goes on while calls are answered.</summary>
    private async Task<bool> HasCaughtUpAsync()
    {
        await catchUp.Completion.WaitAsync(WakePatience, clock.Time, leaving.Token).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return !catchUp.IsRunning;
    }

    public Task<HomeTile> GetTileAsync() => Task.FromResult(BuildTile());

    public Task<KitSilences> GetSilencesAsync(string kit)
    {
        var (at, sensors, isADayKnown) = work.Analysis.SilencesOf(KitId.Parse(kit));
        return Task.FromResult(new KitSilences(at?.Microseconds, [.. sensors.Select(one => new SensorSilenceView(one.Sensor.Value, one.SpokeAt.Microseconds, one.Since.Microseconds, one.IsTold, one.IsLearned, one.Share, one.ToldAt?.Microseconds))], isADayKnown));
    }

    /// <summary>
    /// Lets the clock reveal what packs do not say. A silence is only told of when this grain itself has listened for as long as the limit, and has worked on no pack for as long: after an
    /// outage of the server the kits get their time to come back, and while a backlog is coming in its kit is not silent.
    /// </summary>
    private async Task RevealAsync(Instant now)
    {
        work.Release(now);
        if (now - Instant.Max(listeningSince, progressedAt) > detection.KitSilence.Limit)
        {
            found.Clear();
            work.Tick(now, found);
            Outbox.Add(found);
            if (found.Count > 0)
            {
                publisher.PublishSoon(TimeSpan.Zero, leaving.Token);
            }
        }

        await WorkAsync(leaving.Token);
    }

    /// <summary>
    /// A player's tick: everything before it is worked on first, and what it reveals is saved when the call returns, with the state that it leaves behind. An answered tick does not come again, and without it the home would find more
    /// than it did.
    /// </summary>
    private async Task TickAsync(Instant now)
    {
        await catchUp.Completion.WaitAsync(TickPatience, clock.Time, leaving.Token);
        work.Release(now);
        await WorkAsync(leaving.Token);
        if (catchUp.IsRunning || !Outbox.IsEmpty || work.NeedsCatchUp)
        {
            throw new CareDatabaseException("What lies before the tick is not worked on yet: send the tick again.");
        }

        found.Clear();
        work.Tick(now, found);
        Outbox.Add(found);
        if (await Outbox.TryFlushAsync(leaving.Token) && work.FindsSinceSave > 0)
        {
            await SnapshotIfDueAsync(leaving.Token);
        }

        if (!Outbox.IsEmpty || work.FindsSinceSave > 0)
        {
            throw new CareDatabaseException("What the tick revealed is not saved yet: send the tick again.");
        }
    }
}
