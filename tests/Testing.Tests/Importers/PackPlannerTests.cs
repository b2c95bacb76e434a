using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Importers;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class PackPlannerTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);
    private static readonly SensorId Hall = SensorId.Parse("hall");

    [Fact]
    public void Plan_OneFiring_CoversTheHoursAfterItOnly()
    {
        var packs = Plan(1, Firing(61));

        // Sealed at 300 s, then heartbeats until an hour after second 61: 600, 900 … 3600.
        Assert.Equal([300, .. Enumerable.Range(2, 11).Select(i => i * 300.0)], packs.Select(Seconds));
        Assert.Equal([1, .. Enumerable.Repeat(0, 11)], packs.Select(pack => pack.Observations.Count));
    }

    [Fact]
    public void Plan_GapShorterThanTwiceTheCoverage_IsCoveredThroughout()
    {
        var packs = Plan(1, Firing(10), Firing(7100));

        Assert.All(packs.Zip(packs.Skip(1)), pair => Assert.Equal(300, Seconds(pair.Second) - Seconds(pair.First)));
    }

    [Fact]
    public void Plan_GapLongerThanTwiceTheCoverage_IsSilentInTheMiddle()
    {
        var packs = Plan(1, Firing(10), Firing(36_010));

        // An hour after second 10, and again from an hour before second 36,010.
        Assert.Equal(3600, Seconds(packs.Last(pack => Seconds(pack) < 20_000)));
        Assert.Equal(32_700, Seconds(packs.First(pack => Seconds(pack) > 20_000)));
    }

    [Fact]
    public void Plan_MeasurementWithoutFiringNear_IsSealedAloneAndCoversNothing()
    {
        var packs = Plan(1, Firing(10), (Samples.HeartRate(20_000, 70), false), Firing(60_000));

        Assert.Equal([20_100], packs.Where(pack => Seconds(pack) is > 10_000 and < 50_000).Select(Seconds));
    }

    [Fact]
    public void Plan_ObservationOnTheBoundary_BelongsToThePeriodThatBeginsThere()
    {
        var packs = Plan(1, Firing(0), Firing(300));

        Assert.Equal([300, 600], packs.Take(2).Select(Seconds));
        Assert.All(packs, pack => Assert.All(pack.Observations, observation => Assert.True(observation.MeasuredAt < pack.SealedAt)));
    }

    [Fact]
    public void Plan_MoreThanAPackHolds_IsSplitWithinThePeriod()
    {
        var packs = Plan(1, [.. Enumerable.Range(0, 1201).Select(i => Firing(i * 0.2))]);

        Assert.Equal([500, 500, 201], packs.Take(3).Select(pack => pack.Observations.Count));
        Assert.All(packs.Take(3), pack => Assert.Equal(300, Seconds(pack)));
    }

    [Fact]
    public void Plan_AnyRows_KeepsEachOnceInGapFreePacks() => Gen.Select(Gen.Int[0, 200_000].Array[0, 60], Gen.Bool.Array[60, 60], Gen.Int[1, 8]).Sample((seconds, firing, hours) =>
    {
        Array.Sort(seconds);
        var rows = seconds.Select((second, i) => (Firing(second).Observation, firing[i])).ToList();
        var packs = PackPlanner.Plan(Samples.Kit, rows, Period, TimeSpan.FromHours(hours)).ToList();

        Assert.Equal(rows.Select(row => row.Observation), packs.SelectMany(pack => pack.Observations));
        Assert.Equal(Enumerable.Range(1, packs.Count).Select(i => (long)i), packs.Select(pack => pack.Key.Sequence));
        Assert.Equal(packs.Select(pack => pack.SealedAt).Order(), packs.Select(pack => pack.SealedAt));
        Assert.All(packs, pack => Assert.True(pack.Observations.All(observation => observation.MeasuredAt < pack.SealedAt)));
        Assert.All(packs.Where(pack => pack.Observations.Count == 0), pack => Assert.Contains(
            rows, row => row.Item2 && Math.Abs((row.Observation.MeasuredAt - pack.SealedAt).TotalHours) <= hours));
    });

    private static double Seconds(Pack pack) => (pack.SealedAt - Samples.Start).TotalSeconds;

    private static (Observation Observation, bool IsFiring) Firing(double second) => (new Observation(Hall, Quantities.Motion, Samples.At(second), ObservedValue.Of(1)), true);

    private static List<Pack> Plan(int hours, params (Observation, bool)[] rows) => [.. PackPlanner.Plan(Samples.Kit, rows, Period, TimeSpan.FromHours(hours))];
}
