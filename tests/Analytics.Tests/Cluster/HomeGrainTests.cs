using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Tests.Detection.Falls;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Analytics.Tests.Shadow;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>Homes on real embedded stores.</summary>
public sealed class HomeGrainTests
{
    private static readonly Instant At = TestHome.Local("2026-03-28 12:00");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AcceptAsync_ShuffledDoubledAndKilled_SavesTheAlertsOfAnUndisturbedRun(int seed)
    {
        var packs = RandomDay.Make(seed);
        await using var site = await TestSite.StartAsync(settings: new() { ["Analytics:SnapshotPacks"] = "50", ["Analytics:CatchUpBatch"] = "37", ["Analytics:Order:BufferedPacks"] = "64" });
        var random = new Random(seed);
        var sent = packs.Concat(packs.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(sent);
        var lives = new[] { sent.Length / 4, sent.Length / 2, (sent.Length * 3) / 4 };
        var i = 0;
        foreach (var some in sent.Chunk(20))
        {
            await site.TakeInAsync(some);
            if (Array.Exists(lives, life => i < life && i + some.Length >= life))
            {
                await site.KillAsync();
                await site.RunAsync();
            }

            i += some.Length;
        }

        await site.Home.WakeAsync(At);
        await site.ReachAsync(packs[^1].SealedAt);

        Assert.Equal(Expected(packs), (await site.AlertsAsync()).Select(alert => alert.Draft.Id.ToString()).Order(StringComparer.Ordinal));
        Assert.InRange(site.Snapshots.Saves, 1, 100);
    }

    /// <summary>A shadow set in configuration, the process killed and stopped on the way: the fall is told once, and the snapshot holds what the shadow made of it.</summary>
    [Fact]
    public async Task AShadow_OverRestarts_KeepsItsComparisonWithTheHome()
    {
        using var files = new ShadowFiles();
        var model = files.Trees(FallModel.BuiltIn, card => card with { Threshold = 1e6, Thresholds = null });
        var packs = WornFallTests.Packs();
        await using var site = await TestSite.StartAsync(settings: new() { ["Analytics:Shadow:falls"] = model, ["Analytics:SnapshotPacks"] = "10" });
        await site.TakeInAsync([.. packs.Take(18)]);
        await site.KillAsync();
        await site.RunAsync();
        await site.TakeInAsync([.. packs.Skip(18).Take(10)]);
        await site.StopAsync();
        await site.RunAsync();
        await site.TakeInAsync([.. packs.Skip(28)]);
        await site.ReachAsync(packs[^1].SealedAt);
        await site.StopAsync();

        Assert.Single(await site.AlertsAsync("fall"));
        var snapshot = await site.Snapshots.LoadAsync(TestHome.Id, TestContext.Current.CancellationToken);
        var falls = Assert.Single(HomeAnalysis.ComparisonsIn([.. snapshot!.Parts.Select(part => new HomeStatePart(part.Resident, part.State))]));
        Assert.Equal(("falls", 0, 1, 0), (falls.Model, falls.Both, falls.OnlyActive, falls.OnlyShadow));
    }

    [Fact]
    public async Task AcceptAsync_StoppedAndStarted_GoesOnFromItsSnapshot()
    {
        var packs = RandomDay.Make(7);
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync([.. packs.Take(200)]);
        await site.StopAsync();
        Assert.Equal(1, site.Snapshots.Saves);

        await site.RunAsync();
        await site.TakeInAsync([.. packs.Skip(200)]);
        await site.ReachAsync(packs[^1].SealedAt);

        Assert.Equal(Expected(packs), (await site.AlertsAsync()).Select(alert => alert.Draft.Id.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AcceptAsync_CallForHelpBehindAGap_IsSavedWhenTheCallReturns()
    {
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync(Beat(1), Beat(9), Help(1));

        Assert.Equal(AlertRules.HelpCall, Assert.Single(await site.AlertsAsync()).Draft.Rule);
        Assert.Equal(Beat(1).SealedAt.Microseconds, (await site.Home.GetTileAsync()).Watermark);
    }

    [Fact]
    public async Task RaiseAsync_CallForHelpThatIsNotStored_IsSavedAndRaisedOnceMoreInItsPlaceWithoutASecondAlert()
    {
        await using var site = await TestSite.StartAsync();
        var urgent = site.Grains.GetGrain<IUrgentGrain>(TestHome.Id.Value);
        await urgent.RaiseAsync(new Immutable<Pack>(Help(1)));
        await urgent.RaiseAsync(new Immutable<Pack>(Help(1)));
        await urgent.RaiseAsync(new Immutable<Pack>(Beat(1)));
        var alert = Assert.Single(await site.AlertsAsync());
        Assert.Equal(AlertRules.HelpCall, alert.Draft.Rule);
        Assert.Empty(await site.Store.ListKitsAsync(TestContext.Current.CancellationToken));

        await site.TakeInAsync(Help(1), Beat(1) with { EventsBefore = 1 });
        await site.ReachAsync(Beat(1).SealedAt);

        Assert.Equal(alert.Draft.Id, Assert.Single(await site.AlertsAsync()).Draft.Id);
        await Assert.ThrowsAnyAsync<Exception>(() => site.Grains.GetGrain<IUrgentGrain>("no home").RaiseAsync(new Immutable<Pack>(Help(2))));
        await site.Grains.GetGrain<IUrgentGrain>(HomeId.Derive("nobody's home").Value).RaiseAsync(new Immutable<Pack>(Help(2)));
        Assert.Single(await site.AlertsAsync());
    }

    [Fact]
    public async Task RaiseAsync_CareDatabaseDoesNotAnswer_GivesUpItsPlaceInLine()
    {
        await using var site = await TestSite.StartAsync();
        site.Journal.IsHanging = true;
        var raising = site.Grains.GetGrain<IUrgentGrain>(TestHome.Id.Value).RaiseAsync(new Immutable<Pack>(Help(1)));
        await TestSite.UntilAsync(() => Task.FromResult(site.Journal.Standing == 1), "the alert stands in line");
        Assert.False(raising.IsCompleted);

        site.Clock.Advance(TimeSpan.FromSeconds(25));
        await TestSite.UntilAsync(() => Task.FromResult(site.Journal.Standing == 0), "the alert has left the line");
        await Assert.ThrowsAnyAsync<Exception>(() => raising);
    }

    [Fact]
    public async Task AcceptAsync_CareDatabaseAway_RefusesCallsForHelpAndKeepsTheRest()
    {
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync(Beat(1));
        site.Journal.IsCut = true;

        await Assert.ThrowsAnyAsync<Exception>(() => site.TakeInAsync(Help(1)));
        await site.TakeInAsync(Fever(2));
        await site.TakeInAsync(Beat(3) with { EventsBefore = 1 });
        site.Journal.IsCut = false;
        Assert.Empty(await site.AlertsAsync());

        await TestSite.UntilAsync(
            async () =>
            {
                site.Clock.Advance(TimeSpan.FromSeconds(1));
                return (await site.AlertsAsync()).Count == 2;
            },
            "both alerts are saved");
        Assert.Equal([AlertRules.HelpCall, AlertRules.VitalSign], (await site.AlertsAsync()).Select(alert => alert.Draft.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keeper_NoTrafficAtAll_RevealsSilenceOnceItHasListenedForTenMinutes()
    {
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync(Beat(1));
        await site.StopAsync();
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.RunAsync();
        await site.ReachAsync(Beat(1).SealedAt);
        for (var i = 0; i < 10; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await site.Home.WakeAsync(Instant.Now(site.Clock));
        }

        Assert.Empty(await site.AlertsAsync());

        await TestSite.UntilAsync(
            async () =>
            {
                site.Clock.Advance(TimeSpan.FromSeconds(15));
                return (await site.AlertsAsync()).Count > 0;
            },
            "the keeper reveals the silence");

        var alert = Assert.Single(await site.AlertsAsync());
        Assert.Equal(AlertRules.KitSilent, alert.Draft.Rule);
        Assert.Equal(Beat(1).SealedAt, alert.Draft.EpisodeStart);
        Assert.True((await site.Home.GetTileAsync()).KitSilent);
    }

    [Theory]
    [InlineData(HomeMode.Replay, 1)]
    [InlineData(HomeMode.Live, 0)]
    public async Task AcceptAsync_Tick_RevealsSilenceInAReplayOnly(HomeMode mode, int alerts)
    {
        await using var site = await TestSite.StartAsync(TestHome.Plan() with { Mode = mode });
        var tick = Beat(1) with { Key = new(TestHome.Kit, 1, Lane.Tick, 1), SealedAt = At + TimeSpan.FromMinutes(30) };

        await site.TakeInAsync(Beat(1), tick, tick);

        Assert.Equal(alerts, (await site.AlertsAsync()).Count);
    }

    /// <summary>Once, the last words of a kit raised an alert of their own when the home had been killed after the tick.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AcceptAsync_KilledAfterATickThatFoundSilence_FindsNoMoreThanUndisturbed(bool isKilled)
    {
        await using var site = await TestSite.StartAsync(TestHome.Plan() with { Mode = HomeMode.Replay });
        await site.TakeInAsync(Beat(1), TickAt(12));
        if (isKilled)
        {
            await site.KillAsync();
            await site.RunAsync();
        }

        await site.TakeInAsync(Beat(6) with { Key = Beat(2).Key }, Beat(60) with { Key = Beat(3).Key });
        await site.ReachAsync(At + TimeSpan.FromMinutes(60));

        Assert.Equal(Beat(1).SealedAt, Assert.Single(await site.AlertsAsync()).Draft.EpisodeStart);
    }

    [Fact]
    public async Task AcceptAsync_TickWhoseFindIsNotSaved_IsRefusedUntilItIs()
    {
        await using var site = await TestSite.StartAsync(TestHome.Plan() with { Mode = HomeMode.Replay });
        await site.TakeInAsync(Beat(1));
        site.Snapshots.IsCut = true;
        await Assert.ThrowsAnyAsync<Exception>(() => site.TakeInAsync(TickAt(12)));
        site.Snapshots.IsCut = false;

        await site.TakeInAsync(TickAt(12));

        Assert.Single(await site.AlertsAsync());
        Assert.Equal(1, site.Snapshots.Saves);
    }

    /// <summary>A kit was cut off, two ticks were answered, its backlog is coming in; then a copy of the second tick turns up, which a broker had delivered twice.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AcceptAsync_CopyOfATickAfterLaterPacks_RevealsNothing(bool isKilled)
    {
        await using var site = await TestSite.StartAsync(TestHome.Plan() with { Mode = HomeMode.Replay });
        var late = TickAt(60) with { After = new(1, 1, 0) };
        await site.TakeInAsync(Beat(1), TickAt(12) with { After = new(1, 1, 0) });
        await site.TakeInAsync(late);
        await site.TakeInAsync(Beat(25) with { Key = new(TestHome.Kit, 1, Lane.Obs, 2) });
        await site.ReachAsync(Beat(25).SealedAt);
        if (isKilled)
        {
            await site.KillAsync();
            await site.RunAsync();
        }

        await site.TakeInAsync(late);

        Assert.Equal(Beat(1).SealedAt, Assert.Single(await site.AlertsAsync()).Draft.EpisodeStart);
    }

    [Fact]
    public async Task AcceptAsync_AnotherGrainHasSaved_LeavesAndItsSuccessorWorksOn()
    {
        await using var site = await TestSite.StartAsync(settings: new() { ["Analytics:SnapshotPacks"] = "10" });
        await site.TakeInAsync(Beat(1));
        await site.Snapshots.SaveAsync(TestHome.Id, 0, [new(null, "{}"u8.ToArray())], TestContext.Current.CancellationToken);

        for (var minute = 2; minute <= 30; minute++)
        {
            await site.TakeInAsync(Beat(minute));
        }

        await site.TakeInAsync(Fever(31));
        await site.ReachAsync(Fever(31).SealedAt);

        // The tile is shown before the journal has the alert.
        await TestSite.UntilAsync(async () => (await site.AlertsAsync()).Count > 0, "the journal has the alert");
        Assert.Single(await site.AlertsAsync());
        Assert.InRange(site.Snapshots.Saves, 2, 4);
    }

    [Fact]
    public async Task AcceptAsync_KitCameFromAnotherHome_BeginsAfterWhatItSealedThere()
    {
        var movedAt = At + TimeSpan.FromMinutes(100);
        var plan = TestHome.Plan() with { Kits = [new(TestHome.Kit, TestHome.Id, new(movedAt, Instant.MaxValue))] };
        await using var site = await TestSite.StartAsync(plan with { Kits = [], Sensors = [] });
        await site.Store.WriteAsync([.. Enumerable.Range(50, 40).Select(Beat)], TestContext.Current.CancellationToken);
        await site.EnsureAsync(plan);
        await site.StopAsync();
        await site.RunAsync();

        // Four packs that it sealed on the way arrive after the first one from here.
        await site.TakeInAsync(Fever(101));
        Assert.Empty(await site.AlertsAsync());
        await site.Store.WriteAsync([.. Enumerable.Range(90, 11).Select(Beat)], TestContext.Current.CancellationToken);
        await site.Home.WakeAsync(At);
        await site.ReachAsync(Fever(101).SealedAt);

        Assert.Equal(AlertRules.VitalSign, Assert.Single(await site.AlertsAsync()).Draft.Rule);
    }

    /// <summary>Behind a full outbox the pack that tells of a shed number is thousands of packs later. Once, a home that was restarted then read one batch, found no way on, and stood still for ever.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AcceptAsync_ShedNumberToldOfFarBehindIt_IsPassedAfterARestart(bool nextBoot)
    {
        await using var site = await TestSite.StartAsync(settings: new() { ["Analytics:CatchUpBatch"] = "10", ["Analytics:Order:BufferedPacks"] = "16" });
        Pack[] packs = [.. Enumerable.Range(1, 90).Where(minute => minute != 5).Select(minute => minute <= 40 || !nextBoot ? Beat(minute) : Beat(minute) with
        {
            Key = new(TestHome.Kit, 2, Lane.Obs, minute - 40), After = new(1, 40, 0), EventsBefore = 0,
        })];
        packs[^1] = packs[^1] with { Shed = [new(1, Lane.Obs, new(5, 5))], Observations = Fever(90).Observations };
        await site.StopAsync();
        await site.Store.WriteAsync(packs, TestContext.Current.CancellationToken);
        await site.RunAsync();

        await site.Home.WakeAsync(At);
        await site.ReachAsync(Beat(90).SealedAt);
        Assert.Equal(AlertRules.VitalSign, Assert.Single(await site.AlertsAsync()).Draft.Rule);
    }

    [Fact]
    public async Task AcceptAsync_PackOfAStrangersKit_ChangesNothing()
    {
        await using var site = await TestSite.StartAsync();
        await site.TakeInAsync(Fever(1) with { Key = new(Contracts.Ids.KitId.Derive("a stranger's kit"), 1, Lane.Obs, 1) });

        Assert.Empty(await site.AlertsAsync());
        Assert.Null((await site.Home.GetTileAsync()).LastHeardAt);
    }

    [Fact]
    public async Task GetTileAsync_AfterPacksAndARestart_ShowsTheLatest()
    {
        await using var site = await TestSite.StartAsync();
        var moved = new Observation(TestHome.Bedroom, Quantities.Motion, At + TimeSpan.FromMinutes(2), ObservedValue.Of(1));
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.TakeInAsync(Beat(1), Fever(2) with { Observations = [moved, .. Fever(2).Observations] });
        for (var life = 0; life < 2; life++)
        {
            await TestSite.UntilAsync(async () => (await site.Home.GetTileAsync()).LastMovementAt is not null, "the tile is filled");
            var tile = await site.Home.GetTileAsync();

            Assert.Equal(RoomKind.Bedroom, tile.LastMovementRoom);
            Assert.Equal(moved.MeasuredAt.Microseconds, tile.LastMovementAt);
            var value = Assert.Single(tile.Latest);
            Assert.Equal(("body-temperature", 39.5, TestHome.Resident.Value), (value.Quantity, value.Value, value.Resident));
            await site.ReachAsync(Fever(2).SealedAt);
            var silences = await site.Home.GetSilencesAsync(TestHome.Kit.Value);
            var silence = Assert.Single(silences.Sensors);
            Assert.Equal((Fever(2).SealedAt.Microseconds, TestHome.Bedroom.Value, moved.MeasuredAt.Microseconds, false, false), (silences.At, silence.Sensor, silence.SpokeAt, silence.IsTold, silence.IsLearned));
            Assert.Empty((await site.Home.GetSilencesAsync(KitId.Derive("other").Value)).Sensors);
            await TestSite.UntilAsync(async () => (await site.Home.GetTileAsync()).Coverage24Hours is > 0.006 and < 0.008, "one slot of 144 is covered");
            await site.KillAsync();
            await site.RunAsync();
        }
    }

    private static IEnumerable<string> Expected(List<Pack> packs)
    {
        var raised = new List<AlertDraft>();
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        var order = new Analytics.Order.KitOrder(Analytics.Order.KitPosition.Start, new());
        foreach (var pack in packs)
        {
            order.Offer(pack);
            while (order.TryNext(out var next))
            {
                analysis.Process(next, raised);
            }
        }

        return raised.Select(draft => draft.Id.ToString()).Distinct().Order(StringComparer.Ordinal);
    }

    private static Pack Beat(int minute) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Obs, minute),
        SealedAt = At + TimeSpan.FromMinutes(minute),
        ReceivedAt = At + TimeSpan.FromMinutes(minute),
        Clock = new(ClockState.Synced, null),
    };

    private static Pack TickAt(int minute) => Beat(minute) with { Key = new(TestHome.Kit, 1, Lane.Tick, minute) };

    private static Pack Fever(int minute) => Beat(minute) with
    {
        Observations = [new(TestHome.Wrist, Quantities.BodyTemperature, At + TimeSpan.FromMinutes(minute), ObservedValue.Of(39.5))],
    };

    private static Pack Help(long sequence) => Beat(1) with
    {
        Key = new(TestHome.Kit, 1, Lane.Evt, sequence),
        Observations = [new(TestHome.Wrist, Quantities.Help, At + TimeSpan.FromMinutes(1), ObservedValue.Of(1))],
    };
}
