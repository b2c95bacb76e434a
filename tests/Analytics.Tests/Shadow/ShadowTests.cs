using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Analytics.Tests.Detection.Falls;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Tests.Shadow;

public sealed class ShadowTests
{
    private static readonly Lazy<Simulation> Months = new(() => Simulation.Create(new() { Name = "shadow", Homes = 1, Days = 40, Seed = 5, Start = new(2026, 1, 12), Incidence = 4 }));

    /// <summary>Alerts, list and saved state of the models in force are the same to the byte with a shadow and without, cut and restored on the way; and the shadow taken away leaves nothing behind.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AHome_WithShadowsAndRestarts_TellsAndSavesWhatItDoesWithoutThem(bool isLouder)
    {
        using var files = new ShadowFiles();
        var shadow = files.Other(isLouder);
        var alone = Play(new(), _ => false);
        var beside = Play(new() { Shadow = shadow }, pack => pack % 997 == 0);

        Assert.NotEmpty(alone.Told);
        Assert.Equal(alone.Told, beside.Told);
        Assert.NotEqual(Texts(alone.State), Texts(beside.State));
        var plan = Months.Value.Manifest.Homes[0];
        Assert.True(HomeAnalysis.TryRestore(plan, new(), beside.State, out var after, out var positions));
        Assert.Equal(Texts(alone.State), Texts(after.Save(positions)));
        var comparisons = HomeAnalysis.ComparisonsIn(beside.State);
        Assert.Equal(["agitation", "routine"], comparisons.Select(comparison => comparison.Model));
        Assert.All(comparisons, comparison => Assert.InRange(comparison.Length, 20, 40));
        Assert.All(comparisons, comparison => Assert.True(isLouder ? comparison.OnlyShadow > 0 : comparison.OnlyShadow == 0));
        Assert.Empty(HomeAnalysis.ComparisonsIn(alone.State));
        Assert.InRange(beside.State.Sum(part => part.State.Length), alone.State.Sum(part => part.State.Length), 50_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"{alone.State.Sum(part => part.State.Length)} bytes alone, {beside.State.Sum(part => part.State.Length)} with shadows");
    }

    /// <summary>A shadow that throws is stopped, said and counted; alerts, list and state of the models in force are what they are without it.</summary>
    [Fact]
    public void AShadowThatThrows_IsStoppedAndTold_AndTheHomeTellsAndSavesWhatItDoesWithoutIt()
    {
        var alone = Play(new(), _ => false);
        var beside = Play(new() { Shadow = ShadowsThatThrow() }, pack => pack % 997 == 0);

        Assert.Equal(alone.Told, beside.Told);
        Assert.True(HomeAnalysis.TryRestore(Months.Value.Manifest.Homes[0], new(), beside.State, out var after, out var positions));
        Assert.Equal(Texts(alone.State), Texts(after.Save(positions)));
        var comparisons = HomeAnalysis.ComparisonsIn(beside.State);
        Assert.Equal([("agitation", nameof(ArgumentException), 0), ("routine", nameof(IndexOutOfRangeException), 0)], comparisons.Select(comparison => (comparison.Model, comparison.Fault, comparison.Both)));
        Assert.All(comparisons, comparison => Assert.NotNull(comparison.StoppedAt));
    }

    [Fact]
    public void AFallShadowThatThrows_IsStopped_AndTheFallIsTold()
    {
        var options = new DetectionOptions { Shadow = ShadowsThatThrow() };
        var (with, without) = (new List<AlertDraft>(), new List<AlertDraft>());
        HomeAnalysis beside = new(TestHome.Plan(), options), alone = new(TestHome.Plan(), new());
        var faults = new List<ShadowFault>();
        var second = 0;
        foreach (var pack in WornFallTests.Packs())
        {
            alone.Process(pack, without);
            beside.Process(pack, with);
            faults.AddRange(beside.TakeShadowFaults());
            if (++second % 7 == 0)
            {
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), options, Save(beside), out beside, out _));
            }
        }

        Assert.NotEmpty(without);
        Assert.Equal(without.Select(alert => (alert.Id, alert.Development?.Reason)), with.Select(alert => (alert.Id, alert.Development?.Reason)));
        Assert.Equal(("falls", TestHome.Kit), Assert.Single(faults.Select(fault => (fault.Model, fault.Kit))));
        var falls = Assert.Single(HomeAnalysis.ComparisonsIn(Save(beside)), comparison => comparison.Model == "falls");
        Assert.Equal((nameof(ArgumentException), 0), (falls.Fault, falls.OnlyActive));
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), Save(beside), out var after, out _));
        Assert.Equal(Texts(Save(alone)), Texts(Save(after)));
    }

    /// <summary>What is counted does not depend on where the process was cut.</summary>
    [Fact]
    public void Comparisons_CutAnywhere_AreTheSame()
    {
        using var files = new ShadowFiles();
        var options = new DetectionOptions { Shadow = files.Other(isLouder: true) };
        Assert.Equal(Texts(Play(options, _ => false).State), Texts(Play(options, pack => pack % 1511 == 0).State));
    }

    /// <summary>A shadow set later begins to learn then; one of another hash begins anew.</summary>
    [Fact]
    public void AShadow_SetLaterOrChanged_BeginsAnewAndTheActiveGoesOn()
    {
        using var files = new ShadowFiles();
        var first = Play(new() { Shadow = files.Other(isLouder: true) }, _ => false);
        Assert.True(HomeAnalysis.TryRestore(Months.Value.Manifest.Homes[0], new() { Shadow = files.Other(isLouder: false) }, first.State, out var changed, out _));

        Assert.Equal(0, changed.Comparisons().Single(comparison => comparison.Model == "routine").OnlyShadow);
        Assert.True(HomeAnalysis.ComparisonsIn(first.State).Single(comparison => comparison.Model == "routine").OnlyShadow > 0);
    }

    [Theory]
    [InlineData(true, 1, 0, 0)]
    [InlineData(false, 0, 1, 0)]
    public void AFall_IsComparedByWhoWearsTheSensor(bool isLouder, int both, int onlyActive, int onlyShadow)
    {
        using var files = new ShadowFiles();
        var options = new DetectionOptions { Shadow = files.Other(isLouder) };
        var (with, without) = (new List<AlertDraft>(), new List<AlertDraft>());
        HomeAnalysis beside = new(TestHome.Plan(), options), alone = new(TestHome.Plan(), new());
        var second = 0;
        foreach (var pack in WornFallTests.Packs())
        {
            alone.Process(pack, without);
            beside.Process(pack, with);
            if (++second % 7 == 0)
            {
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), options, Save(beside), out beside, out _));
            }
        }

        Assert.Equal(without.Select(alert => alert.Id), with.Select(alert => alert.Id));
        Assert.Single(with.DistinctBy(alert => alert.Id));
        var parts = Save(beside);
        var falls = Assert.Single(HomeAnalysis.ComparisonsIn(parts), comparison => comparison.Model == "falls");
        Assert.Equal((both, onlyActive), (falls.Both, falls.OnlyActive));
        Assert.True(falls.OnlyShadow >= onlyShadow);
        Assert.DoesNotContain("\"falls\"", parts.Single(part => part.Resident is null).Text(), StringComparison.Ordinal);
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var after, out _));
        Assert.Equal(Texts(Save(alone)), Texts(Save(after)));
    }

    [Fact]
    public void NoteFall_OfBothWithinAMinute_IsOneFallOfBoth()
    {
        var comparison = new ShadowComparison();
        var at = TestHome.Local("2026-03-10 10:00");
        var same = TimeSpan.FromSeconds(60);
        comparison.NoteFall(TestHome.Wrist, at, isShadow: false, 1, same);
        comparison.NoteFall(TestHome.Cuff, at, isShadow: true, 1, same);
        comparison.NoteFall(TestHome.Wrist, at + TimeSpan.FromSeconds(61), isShadow: true, 1, same);
        Assert.Equal((0, 1, 2), (comparison.Both, comparison.OnlyActive, comparison.OnlyShadow));

        comparison.NoteFall(TestHome.Wrist, at + TimeSpan.FromSeconds(5), isShadow: true, 2, same);

        Assert.Equal((1, 0, 2), (comparison.Both, comparison.OnlyActive, comparison.OnlyShadow));
        var day = Assert.Single(comparison.Days);
        Assert.Equal((1, 0, 2), (day.Both, day.OnlyActive, day.OnlyShadow));
    }

    [Fact]
    public void AComparison_OfYears_StaysSmallAndCountsAll()
    {
        var comparison = new ShadowComparison();
        for (var day = 0; day < 1000; day++)
        {
            comparison.Note(TestHome.Local("2026-01-01 10:00") + TimeSpan.FromDays(day), day % 2 == 0, day % 3 == 0, 1, 2);
        }

        Assert.Equal((167, 333, 167), (comparison.Both, comparison.OnlyActive, comparison.OnlyShadow));
        Assert.Equal((ShadowComparison.MostDays, ShadowComparison.MostDisagreements), (comparison.Days.Count, comparison.Disagreements.Count));
        Assert.Equal(999, comparison.Length);
    }

    /// <summary>Trees of more features than there are, and axes of fewer: no file of a model can be so, and every score throws.</summary>
    private static ShadowModels ShadowsThatThrow()
    {
        var tooWide = new FlatForest(500, 0, 1, 0, [~0], [], [], [], [], [0]);
        return new()
        {
            Falls = FallModel.BuiltIn with { Forest = tooWide },
            Agitation = AgitationModel.BuiltIn with { Forest = tooWide },
            Routine = RoutineModel.BuiltIn with { Axes = [[1]] },
        };
    }

    private static (List<string> Told, IReadOnlyList<HomeStatePart> State) Play(DetectionOptions options, Func<int, bool> cutAfter)
    {
        var plan = Months.Value.Manifest.Homes[0];
        var analysis = new HomeAnalysis(plan, options);
        var order = new KitOrder(KitPosition.Start, new());
        var raised = new List<AlertDraft>();
        var told = new List<string>();
        var worked = 0;
        foreach (var taped in Months.Value.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick))
        {
            order.Offer(taped.Pack);
            while (order.TryNext(out var pack))
            {
                analysis.Process(pack, raised);
                told.AddRange(analysis.TakeFlags().Select(flag => $"{flag.Detector} {flag.During} {flag.Score}"));
                if (cutAfter(++worked))
                {
                    Assert.True(HomeAnalysis.TryRestore(plan, options, analysis.Save(new Dictionary<KitId, KitPosition> { [pack.Key.Kit] = order.Position }), out analysis, out _));
                }
            }
        }

        told.AddRange(raised.Select(alert => $"{alert.Id} {alert.RaisedAt} {alert.Summary.English}"));
        return (told, analysis.Save(new Dictionary<KitId, KitPosition> { [plan.Kits[0].Kit] = order.Position }));
    }

    private static IReadOnlyList<HomeStatePart> Save(HomeAnalysis analysis) => analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start });

    private static List<string> Texts(IReadOnlyList<HomeStatePart> parts) => [.. parts.Select(part => part.Text())];
}
