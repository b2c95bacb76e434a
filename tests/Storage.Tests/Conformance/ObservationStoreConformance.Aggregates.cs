using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Storage.Tests.Conformance;

public abstract partial class ObservationStoreConformance
{
    [Fact]
    public async Task AggregateAsync_HandCount_Agrees()
    {
        // Windows of a minute begin at whole minutes: 00:30:00 holds 50 s and 59.999999 s, 00:31:00 holds 60 s, 00:32:00 nothing, 00:33:00 holds 185 s.
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(50, 70), TestPacks.HeartRate(59.999999, 80), TestPacks.HeartRate(60, 60), TestPacks.HeartRate(185, 90)));

        var buckets = await AggregateAsync(TimeRange.Always, TimeSpan.FromMinutes(1));

        Assert.Equal(
            [
                new Bucket(TestPacks.At(0), 2, 70, 80, 75, 80),
                new Bucket(TestPacks.At(60), 1, 60, 60, 60, 60),
                new Bucket(TestPacks.At(180), 1, 90, 90, 90, 90),
            ],
            buckets);
    }

    [Fact]
    public async Task AggregateAsync_RangeInsideAWindow_CountsTheRangeOnly()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 60)));

        var bucket = Assert.Single(await AggregateAsync(new TimeRange(TestPacks.At(10), TestPacks.At(20)), TimeSpan.FromHours(1)));

        Assert.Equal(new Bucket(TestPacks.At(-1800), 10, 70, 79, 74.5, 79), bucket);
    }

    [Fact]
    public async Task AggregateAsync_BeforeNineteenSeventy_WindowsBeginAtWholeMultiples()
    {
        var observation = new Observation(TestPacks.Wrist, TestPacks.Number, new Instant(-1), ObservedValue.Of(60));
        await WriteAsync(TestPacks.Obs(kit, 1, observation));

        Assert.Equal(new Instant(-60_000_000), Assert.Single(await AggregateAsync(TimeRange.Always, TimeSpan.FromMinutes(1))).Start);
    }

    [Fact]
    public async Task AggregateAsync_AnyValues_AgreesWithAPlainCount()
    {
        var cases = Gen.Select(
            Gen.Select(Gen.Int[0, 3_600_000], Gen.Double[-1e6, 1e6]).Array[1, 200],
            Gen.Int[1, 600_000],
            Gen.Int[0, 3_600_000],
            Gen.Int[0, 3_600_000]);
        var index = 0;
        foreach (var (points, window, one, other) in Samples.Of(cases, 25))
        {
            var series = TestPacks.HeartRateOf(KitId.New());
            var observations = points.Select(p => new Observation(TestPacks.Wrist, TestPacks.Number, TestPacks.At(p.Item1 / 1_000.0), ObservedValue.Of(p.Item2))).ToArray();
            await WriteAsync(TestPacks.Obs(series.Kit, ++index, observations));
            var range = new TimeRange(TestPacks.At(Math.Min(one, other) / 1_000.0), TestPacks.At(Math.Max(one, other) / 1_000.0));

            var actual = await store.AggregateAsync(series, range, TimeSpan.FromMilliseconds(window), Cancel);

            var expected = PlainCount(observations, range, window * 1_000L);
            Assert.Equal(expected.Select(b => b with { Mean = 0 }), actual.Select(b => b with { Mean = 0 }));
            Assert.All(expected.Zip(actual), b => Assert.Equal(b.First.Mean, b.Second.Mean, 1e-6));
        }
    }

    [Fact]
    public async Task AggregateAsync_WrongQuestion_IsAMistakeOfTheCaller()
    {
        var words = new SeriesKey(kit, TestPacks.Wrist, TestPacks.Words);

        await Assert.ThrowsAsync<ArgumentException>(() => store.AggregateAsync(words, TimeRange.Always, TimeSpan.FromMinutes(1), Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AggregateAsync(TimeRange.Always, TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AggregateAsync(TimeRange.Always, TimeSpan.FromMicroseconds(1_500)));
    }

    [Fact]
    public async Task AggregateAsync_UnknownSeries_IsEmpty() => Assert.Empty(await AggregateAsync(TimeRange.Always, TimeSpan.FromMinutes(1)));

    private static List<Bucket> PlainCount(Observation[] observations, TimeRange range, long window)
    {
        var values = new SortedDictionary<long, double>();
        foreach (var observation in observations.Where(o => range.Contains(o.MeasuredAt)))
        {
            values[observation.MeasuredAt.Microseconds] = observation.Value.Number;
        }

        return [.. values.GroupBy(v => v.Key / window).Select(g => new Bucket(
            new Instant(g.Key * window), g.Count(), g.Min(v => v.Value), g.Max(v => v.Value), g.Average(v => v.Value), g.Last().Value))];
    }

    private Task<IReadOnlyList<Bucket>> AggregateAsync(TimeRange range, TimeSpan window) => store.AggregateAsync(TestPacks.HeartRateOf(kit), range, window, Cancel);
}
