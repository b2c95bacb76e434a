using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class KitSilenceTests
{
    [Fact]
    public void Process_GapOfTenMinutes_IsNoSilence() =>
        Assert.Empty(new TestHome().Seal("2026-03-10 10:00").Seal("2026-03-10 10:10").Raised);

    [Fact]
    public void Process_LongerGap_RaisesDatedFromTheLastSeal()
    {
        var home = new TestHome().Seal("2026-03-10 10:00").Seal("2026-03-10 10:10:01");

        var draft = Assert.Single(home.Raised);
        Assert.Equal(AlertRules.KitSilent, draft.Rule);
        Assert.Equal(AlertPriority.Technical, draft.Priority);
        Assert.Equal(AlertSubject.Of(TestHome.Kit), draft.Subject);
        Assert.Equal(TestHome.Local("2026-03-10 10:00"), draft.EpisodeStart);
    }

    [Fact]
    public void Tick_BeforeTheNextPack_FindsTheSameOnce()
    {
        var byPack = new TestHome().Seal("2026-03-10 10:00").Seal("2026-03-10 11:00");
        var byTick = new TestHome().Seal("2026-03-10 10:00");

        byTick.Analysis.Tick(TestHome.Local("2026-03-10 10:10"), byTick.Raised);
        Assert.Empty(byTick.Raised);
        Assert.False(byTick.Analysis.IsKitSilent(TestHome.Local("2026-03-10 10:10")));

        byTick.Analysis.Tick(TestHome.Local("2026-03-10 10:11"), byTick.Raised);
        byTick.Analysis.Tick(TestHome.Local("2026-03-10 10:12"), byTick.Raised);
        Assert.True(byTick.Analysis.IsKitSilent(TestHome.Local("2026-03-10 10:12")));

        byTick.Seal("2026-03-10 11:00");
        Assert.Equal(Assert.Single(byPack.Raised).Id, Assert.Single(byTick.Raised).Id);
        Assert.False(byTick.Analysis.IsKitSilent(TestHome.Local("2026-03-10 11:00")));
    }

    [Fact]
    public void Process_PackFromBeforeTheTickThatFoundSilence_BeginsNoSilenceOfItsOwn()
    {
        var home = new TestHome().Seal("2026-03-10 10:00");
        home.Analysis.Tick(TestHome.Local("2026-03-10 10:15"), home.Raised);

        home.Seal("2026-03-10 10:01").Seal("2026-03-10 11:00");

        Assert.Equal(TestHome.Local("2026-03-10 10:00"), Assert.Single(home.Raised).EpisodeStart);
        home.Seal("2026-03-10 11:11");
        Assert.Equal(TestHome.Local("2026-03-10 11:00"), home.Raised[^1].EpisodeStart);
        Assert.Equal(2, home.Raised.Count);
    }

    [Fact]
    public void Tick_ClockTwoHoursBehind_IsToldOnceAnHour()
    {
        var home = new TestHome().Seal("2026-03-10 10:00");
        for (var minute = 0; minute < 120; minute++)
        {
            home.Analysis.Tick(TestHome.Local("2026-03-10 12:00") + TimeSpan.FromMinutes(minute), home.Raised);
            home.Seal(TestHome.Local("2026-03-10 10:01") + TimeSpan.FromMinutes(minute));
        }

        Assert.Equal([TestHome.Local("2026-03-10 10:00"), TestHome.Local("2026-03-10 11:00")], home.Raised.Select(draft => draft.EpisodeStart));
    }

    /// <summary>Once, a kit whose link came back for a moment and died for good was not shown as silent, and not told of, for a day.</summary>
    [Fact]
    public void Tick_LastWordsThenNothing_IsSilentAtOnceAndToldAgainAfterAnHour()
    {
        var home = new TestHome().Seal("2026-03-10 12:00");
        home.Analysis.Tick(TestHome.Local("2026-03-10 12:11"), home.Raised);
        Assert.True(home.Analysis.IsKitSilent(TestHome.Local("2026-03-10 12:11")));

        home.Seal("2026-03-10 12:05");
        Assert.False(home.Analysis.IsKitSilent(TestHome.Local("2026-03-10 12:14")));

        home.Analysis.Tick(TestHome.Local("2026-03-10 12:16"), home.Raised);
        Assert.True(home.Analysis.IsKitSilent(TestHome.Local("2026-03-10 12:16")));
        var positions = new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start };
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), home.Analysis.Save(positions), out var restored, out _));
        Assert.True(restored.IsKitSilent(TestHome.Local("2026-03-10 12:16")));

        home.Analysis.Tick(TestHome.Local("2026-03-10 13:10"), home.Raised);
        Assert.Single(home.Raised);

        home.Analysis.Tick(TestHome.Local("2026-03-10 13:11"), home.Raised);
        Assert.Equal(TestHome.Local("2026-03-10 12:05"), home.Raised[^1].EpisodeStart);
        Assert.Equal(2, home.Raised.Count);
        Assert.True(home.Analysis.IsKitSilent(TestHome.Local("2026-03-10 13:11")));

        home.Seal("2026-03-10 13:12");
        Assert.False(home.Analysis.IsKitSilent(TestHome.Local("2026-03-10 13:12")));
    }

    [Fact]
    public void Tick_BeforeTheFirstPack_FindsNothing()
    {
        var home = new TestHome();

        home.Analysis.Tick(TestHome.Local("2026-03-10 10:00"), home.Raised);

        Assert.Empty(home.Raised);
    }

    [Fact]
    public void Process_KitLeftAndCameBack_TheTimeBetweenIsNoSilence()
    {
        var plan = TestHome.Plan();
        plan = plan with
        {
            Kits =
            [
                new(TestHome.Kit, TestHome.Id, new(TestHome.Local("2026-03-10 00:00"), TestHome.Local("2026-03-10 10:05"))),
                new(TestHome.Kit, TestHome.Id, new(TestHome.Local("2026-03-12 00:00"), TestHome.Local("2026-03-20 00:00"))),
            ],
        };
        var home = new TestHome(plan).Seal("2026-03-10 10:00").Seal("2026-03-11 10:00").Seal("2026-03-12 10:00");
        home.Analysis.Tick(TestHome.Local("2026-03-12 10:05"), home.Raised);

        Assert.Empty(home.Raised);
    }

    [Fact]
    public void Process_PublisherWithoutNumbers_PromisesNoHeartbeat()
    {
        var home = new TestHome();
        foreach (var at in new[] { TestHome.Local("2026-03-10 10:00"), TestHome.Local("2026-03-11 10:00") })
        {
            home.Process(new() { Key = new(TestHome.Kit, 0, Lane.Obs, Pack.UnnumberedSequence(at, 1)), SealedAt = at, ReceivedAt = at });
        }

        Assert.Empty(home.Raised);
    }
}
