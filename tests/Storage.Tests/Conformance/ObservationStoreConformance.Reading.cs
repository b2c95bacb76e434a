using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Storage.Tests.Conformance;

public abstract partial class ObservationStoreConformance
{
    /// <summary>Numbers at the ends of what a double can hold; shortest forms that need 17 digits; the neighbours of 2^53.</summary>
    public static TheoryData<double> Numbers =>
    [
        0, -1, 72, 36.6, -273.15, 0.1 + 0.2, 1 / 3.0, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308,
        9007199254740991, 9007199254740992, 9007199254740994, -9007199254740993, 1e22, 1e23, 123456789.12345678, 5e-324,
    ];

    /// <summary>Texts that a format between here and the disk could mistake for its own signs.</summary>
    public static TheoryData<string> Texts =>
    [
        "", " ", "lying", "a,b c=d", "\"", "\\", "\\\"", "ends in \\", "two\\\\", "'", "''", "line\nbreak", "return\r\nbreak", "tab\t", "été, où ça ?", "心拍", "👵🏽", "\u0001\u001f", "#", "<&>", "null", "12", "1e5", "true", "\u2028",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task ReadAsync_Number_ComesBackBitForBit(double value)
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, value)));

        Assert.Equal(value, Assert.Single(await ReadAsync(TestPacks.HeartRateOf(kit))).Value.Number);
        Assert.Equal(value, Assert.Single(Assert.Single(await ReadPacksAsync()).Observations).Value.Number);
        Assert.Equal(value, Assert.Single(await store.ReadLatestAsync(kit, Cancel)).Value.Number);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task ReadAsync_Text_ComesBackAsItWas(string text)
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Posture(0, text)));

        Assert.Equal(text, Assert.Single(await ReadAsync(new SeriesKey(kit, TestPacks.Wrist, TestPacks.Words))).Value.Text);
        Assert.Equal(text, Assert.Single(Assert.Single(await ReadPacksAsync()).Observations).Value.Text);
    }

    [Fact]
    public async Task ReadAsync_Waveform_ComesBackAsItWas()
    {
        var block = Convert.ToBase64String([.. Enumerable.Range(0, 9_000).Select(i => (byte)(i * 37))]);
        var series = new SeriesKey(kit, TestPacks.Wrist, TestPacks.Waveform);
        await WriteAsync(TestPacks.Obs(kit, 1, new Observation(TestPacks.Wrist, TestPacks.Waveform, TestPacks.Start, ObservedValue.Of(block))));

        Assert.Equal(block, Assert.Single(await ReadAsync(series)).Value.Text);
    }

    [Fact]
    public async Task ReadAsync_EveryQuantityOfTheCatalogue_ComesBack()
    {
        var observations = Quantities.All
            .Select((q, i) => new Observation(SensorId.Parse($"s{i}"), q, TestPacks.At(i), q.IsText ? ObservedValue.Of($"text {i}") : ObservedValue.Of(i + 0.5))).ToArray();
        await WriteAsync(TestPacks.Obs(kit, 1, observations));

        foreach (var observation in observations)
        {
            Assert.Equal([new StoredValue(observation.MeasuredAt, observation.Value)], await ReadAsync(new SeriesKey(kit, observation.Sensor, observation.Quantity)));
        }

        Assert.Equal(observations, Assert.Single(await ReadPacksAsync()).Observations);
    }

    [Fact]
    public async Task ReadAsync_WrittenOutOfOrder_IsInOrderOfTime()
    {
        await WriteAsync(TestPacks.Obs(kit, 2, TestPacks.HeartRate(30, 3), TestPacks.HeartRate(10, 1)));
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(20, 2), TestPacks.HeartRate(0, 0)));

        Assert.Equal([0, 1, 2, 3], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.Value.Number));
    }

    [Fact]
    public async Task ReadAsync_Range_HoldsItsBeginningAndNotItsEnd()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 10)));

        var values = await ReadAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(3), TestPacks.At(6)));

        Assert.Equal([TestPacks.At(3), TestPacks.At(4), TestPacks.At(5)], values.Select(v => v.MeasuredAt));
        Assert.Empty(await ReadAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(3), TestPacks.At(3))));
        Assert.Empty(await ReadAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(6), TestPacks.At(3))));
    }

    [Theory]
    [InlineData(1971, 7, 1)]
    [InlineData(2026, 10, 25)]
    [InlineData(2099, 12, 31)]
    public async Task ReadAsync_NeighbouringMicroseconds_StayApart(int year, int month, int day)
    {
        var first = Instant.From(new DateTimeOffset(year, month, day, 23, 59, 59, TimeSpan.Zero)).Microseconds + 999_998;
        var observations = Enumerable.Range(0, 4).Select(i => new Observation(TestPacks.Wrist, TestPacks.Number, new Instant(first + i), ObservedValue.Of(i))).ToArray();
        await WriteAsync(TestPacks.Obs(kit, 1, observations));

        Assert.Equal(observations.Select(o => o.MeasuredAt), (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.MeasuredAt));
        var middle = new TimeRange(new Instant(first + 1), new Instant(first + 3));
        Assert.Equal([1, 2], (await ReadAsync(TestPacks.HeartRateOf(kit), middle)).Select(v => v.Value.Number));
        Assert.Equal(observations, Assert.Single(await ReadPacksAsync()).Observations);
    }

    [Fact]
    public async Task ReadAsync_SeriesOfAnotherKitOrSensor_StaysApart()
    {
        var other = KitId.New();
        var ankle = SensorId.Parse("ankle");
        await WriteAsync(
            TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 1), TestPacks.HeartRate(0, 2) with { Sensor = ankle }),
            TestPacks.Obs(other, 1, TestPacks.HeartRate(0, 3)));

        Assert.Equal([1], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.Value.Number));
        Assert.Equal([2], (await ReadAsync(TestPacks.HeartRateOf(kit) with { Sensor = ankle })).Select(v => v.Value.Number));
        Assert.Equal([3], (await ReadAsync(TestPacks.HeartRateOf(other))).Select(v => v.Value.Number));
    }

    [Fact]
    public async Task ReadAsync_UnknownSeries_IsEmpty() => Assert.Empty(await ReadAsync(TestPacks.HeartRateOf(kit)));

    [Fact]
    public async Task ReadAsync_CancelledInTheMiddle_SaysSo()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 20_000)));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var value in store.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task ReadLatestAsync_SeveralSeries_GivesTheLatestOfEach()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(20, 2), TestPacks.HeartRate(10, 1), TestPacks.Posture(5, "lying"), TestPacks.Posture(15, "sitting")));
        await WriteAsync(TestPacks.Obs(kit, 2, TestPacks.HeartRate(12, 7)));

        var latest = (await store.ReadLatestAsync(kit, Cancel)).OrderBy(v => v.Series.Quantity.Code);

        Assert.Equal(
            [
                new LatestValue(TestPacks.HeartRateOf(kit), TestPacks.At(20), ObservedValue.Of(2)),
                new LatestValue(new SeriesKey(kit, TestPacks.Wrist, TestPacks.Words), TestPacks.At(15), ObservedValue.Of("sitting")),
            ],
            latest);
        Assert.Empty(await store.ReadLatestAsync(KitId.New(), Cancel));
    }

    [Fact]
    public async Task ListSeriesAsync_SeveralSeries_NamesEachOnce()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 1), TestPacks.HeartRate(1, 1), TestPacks.Posture(0, "lying"), TestPacks.HeartRate(0, 1) with { Sensor = SensorId.Parse("bed") }));

        Assert.Equal(
            ["bed/heart-rate", "wrist/heart-rate", "wrist/posture"],
            (await store.ListSeriesAsync(kit, Cancel)).Select(s => $"{s.Sensor}/{s.Quantity}").Order());
        Assert.Empty(await store.ListSeriesAsync(KitId.New(), Cancel));
    }

    [Fact]
    public async Task ListKitsAsync_KitThatOnlySentHeartbeats_IsKnown()
    {
        Assert.DoesNotContain(kit, await store.ListKitsAsync(Cancel));

        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Start));

        Assert.Single(await store.ListKitsAsync(Cancel), k => k == kit);
    }
}
