using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Storage.Tests.Conformance;

public abstract partial class ObservationStoreConformance
{
    [Fact]
    public async Task ReadPacksAsync_EveryHeadField_ComesBackAsWritten()
    {
        Pack[] packs =
        [
            TestPacks.Obs(kit, 1, TestPacks.HeartRate(3, 60), TestPacks.Posture(1, "lying"), TestPacks.HeartRate(2, 61)) with
            {
                EventsBefore = 0,
                After = new BootEnd(4, 812, 3),
                Shed = [new ShedRange(4, Lane.Obs, new SequenceRange(7, 9)), new ShedRange(1, Lane.Evt, new SequenceRange(2, 2))],
            },
            TestPacks.Obs(kit, 2, TestPacks.At(60)) with { Clock = new ClockQuality(ClockState.Holdover, 12.25), EventsBefore = 7 },
            TestPacks.Obs(kit, 3, TestPacks.At(60)) with { Clock = default, Repeats = 5, ReceivedAt = TestPacks.At(90_000.000001) },
            TestPacks.Obs(kit, long.MaxValue >> 10, TestPacks.At(61)) with { Clock = new ClockQuality(ClockState.Unset, null) },
        ];

        await WriteAsync(packs);

        PackAssert.Same(packs, await ReadPacksAsync());
        PackAssert.Same(packs[2..], await ReadPacksAsync(after: 2));
        Assert.Empty(await ReadPacksAsync(after: long.MaxValue));
    }

    [Fact]
    public async Task ReadPacksAsync_AnyPacks_ComeBackAsWritten()
    {
        var observation = Gen.Select(Gen.Int[0, 4], Gen.Int[-200_000, 0], Gen.Double[-50, 50])
            .Select((sensor, ms, value) => (Sensor: SensorId.Parse($"s{sensor}"), Offset: ms, Value: value));
        var pack = Gen.Select(observation.Array[0, 30], Gen.Int[0, 90], Gen.Long[0, 1_000_000].Nullable(), Gen.Double[0, 100].Nullable(), Gen.Int[0, 3]);
        foreach (var drafts in Samples.Of(pack.Array[1, 40], 10))
        {
            var mine = KitId.New();
            var seal = TestPacks.Start;
            var taken = new HashSet<(SensorId, Instant)>();
            var packs = new List<Pack>();
            foreach (var (observations, seconds, events, uncertainty, state) in drafts)
            {
                seal += TimeSpan.FromSeconds(seconds);
                packs.Add(TestPacks.Obs(mine, packs.Count + 1, seal) with
                {
                    EventsBefore = events,
                    Clock = new ClockQuality((ClockState)state, uncertainty),
                    Observations = [.. observations.Where(o => taken.Add((o.Sensor, seal + TimeSpan.FromMilliseconds(o.Offset))))
                        .Select(o => new Observation(o.Sensor, TestPacks.Number, seal + TimeSpan.FromMilliseconds(o.Offset), ObservedValue.Of(o.Value)))],
                });
            }

            await store.WriteAsync(packs, Cancel);

            PackAssert.Same(packs, await store.ReadPacksAsync(mine, 1, Lane.Obs, 0, Cancel).ToListAsync());
        }
    }

    [Fact]
    public async Task ReadPacksAsync_BootsAndLanes_AreSeparateNumberings()
    {
        var obs = TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 60));
        var evt = TestPacks.Obs(kit, 1, TestPacks.HeartRate(1, 61)) with { Key = new PackKey(kit, 1, Lane.Evt, 1) };
        var next = TestPacks.Obs(kit, 1, TestPacks.HeartRate(2, 62)) with { Key = new PackKey(kit, 12, Lane.Obs, 1) };
        var unnumbered = TestPacks.Obs(kit, Pack.UnnumberedSequence(TestPacks.At(3), 77), TestPacks.At(3), TestPacks.HeartRate(3, 63));
        unnumbered = unnumbered with { Key = unnumbered.Key with { Boot = 0 } };
        await WriteAsync(next, unnumbered, evt, obs);

        Assert.Equal([0, 1, 12], await store.ListBootsAsync(kit, Cancel));
        PackAssert.Same([obs], await ReadPacksAsync());
        PackAssert.Same([evt], await ReadPacksAsync(lane: Lane.Evt));
        PackAssert.Same([next], await ReadPacksAsync(boot: 12));
        PackAssert.Same([unnumbered], await ReadPacksAsync(boot: 0));
        Assert.Empty(await ReadPacksAsync(boot: 12, lane: Lane.Evt));
        Assert.Empty(await store.ListBootsAsync(KitId.New(), Cancel));
    }

    [Fact]
    public async Task ReadPacksAsync_UnnumberedPacksOfOneMicrosecond_StayApart()
    {
        var packs = new[] { 3UL, 4UL, 1_003UL }.Select((hash, i) =>
        {
            var pack = TestPacks.Obs(kit, Pack.UnnumberedSequence(TestPacks.At(3), hash), TestPacks.At(3), TestPacks.HeartRate(i, 63));
            return pack with { Key = pack.Key with { Boot = 0 } };
        }).ToArray();

        await WriteAsync(packs);

        PackAssert.Same(packs, await ReadPacksAsync(boot: 0));
    }

    [Fact]
    public async Task ReadLedgerAsync_Entry_SaysWhatThePackHeld()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.At(9), TestPacks.HeartRate(8, 60), TestPacks.HeartRate(3, 61)), TestPacks.Obs(kit, 2, TestPacks.At(69)));

        var now = Instant.Now(fixture.Clock);
        Assert.Equal(
            [
                new LedgerEntry(new PackKey(kit, 1, Lane.Obs, 1), TestPacks.At(9), TestPacks.At(3), TestPacks.At(8), 2, now),
                new LedgerEntry(new PackKey(kit, 1, Lane.Obs, 2), TestPacks.At(69), TestPacks.At(69), TestPacks.At(69), 0, now),
            ],
            await ReadLedgerAsync());
    }

    [Fact]
    public async Task ReadLedgerAsync_Range_GivesWhatTouchesIt()
    {
        await WriteAsync(
            TestPacks.Obs(kit, 1, TestPacks.At(100), TestPacks.HeartRate(10, 60), TestPacks.HeartRate(20, 60)),
            TestPacks.Obs(kit, 2, TestPacks.At(200), TestPacks.HeartRate(20, 61), TestPacks.HeartRate(150, 60)),
            TestPacks.Obs(kit, 3, TestPacks.At(300)),
            TestPacks.Obs(kit, 4, TestPacks.At(300_000), TestPacks.HeartRate(30, 62)),
            TestPacks.Obs(kit, 5, TestPacks.At(300_060), TestPacks.HeartRate(300_000, 62)));

        Assert.Equal([1], await TouchingAsync(10, 20));
        Assert.Equal([1, 2], await TouchingAsync(20, 20.000001));
        Assert.Equal([2], await TouchingAsync(20.000001, 30));
        Assert.Equal([2, 4], await TouchingAsync(30, 31));
        Assert.Equal([2], await TouchingAsync(150, 300));
        Assert.Equal([3], await TouchingAsync(300, 301));
        Assert.Equal([5], await TouchingAsync(299_000, 400_000));
        Assert.Empty(await TouchingAsync(10, 10));
        Assert.Equal([1, 2, 3, 4, 5], (await ReadLedgerAsync()).Select(e => e.Key.Sequence));

        async Task<IEnumerable<long>> TouchingAsync(double from, double to)
            => (await ReadLedgerAsync(new TimeRange(TestPacks.At(from), TestPacks.At(to)))).Select(e => e.Key.Sequence);
    }

    [Fact]
    public async Task ReadLedgerAsync_ThousandsOfEntriesOfAllKinds_AreInOrderOfSeal()
    {
        // Several packs a seal, both lanes, two boots, every 50th reaching back three days.
        var packs = Enumerable.Range(0, 6_000).Select(i => TestPacks.Obs(kit, i, TestPacks.At(i / 3), [.. i % 50 == 0 ? [TestPacks.HeartRate(i - 260_000, 60)] : Array.Empty<Observation>()])
            with
        { Key = new PackKey(kit, 1 + (i / 3_000), i % 2 == 0 ? Lane.Obs : Lane.Evt, 1 + i) }).ToArray();
        await WriteAsync([.. packs.Reverse()]);

        var entries = await ReadLedgerAsync();

        Assert.Equal(
            packs.OrderBy(p => p.SealedAt).ThenBy(p => p.Key.Boot).ThenBy(p => p.Key.Lane).ThenBy(p => p.Key.Sequence).Select(p => (p.Key, p.SealedAt)),
            entries.Select(e => (e.Key, e.SealedAt)));
    }

    [Fact]
    public async Task DeleteAsync_Range_TakesTheValuesAndLeavesTheLedger()
    {
        var posture = new SeriesKey(kit, TestPacks.Wrist, TestPacks.Words);
        await WriteAsync(TestPacks.Obs(kit, 1, [.. TestPacks.Beats(0, 6), TestPacks.Posture(3, "lying")]));
        var ledger = await ReadLedgerAsync();

        await store.DeleteAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(2), TestPacks.At(4)), Cancel);

        Assert.Equal([TestPacks.At(0), TestPacks.At(1), TestPacks.At(4), TestPacks.At(5)], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.MeasuredAt));
        Assert.Single(await ReadAsync(posture));
        Assert.Equal(5, Assert.Single(await ReadPacksAsync()).Observations.Count);
        Assert.Equal(ledger, await ReadLedgerAsync());
    }

    [Fact]
    public async Task DeleteAsync_WholeSeries_ForgetsTheSeriesAndNoOther()
    {
        var other = KitId.New();
        await WriteAsync(TestPacks.Obs(kit, 1, [.. TestPacks.Beats(0, 3), TestPacks.Posture(3, "lying")]), TestPacks.Obs(other, 1, TestPacks.Beats(0, 3)));

        await store.DeleteAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel);
        await store.DeleteAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel);

        Assert.Equal([TestPacks.Words], (await store.ListSeriesAsync(kit, Cancel)).Select(s => s.Quantity));
        Assert.Equal([TestPacks.Words], (await store.ReadLatestAsync(kit, Cancel)).Select(s => s.Series.Quantity));
        Assert.Equal(3, (await ReadAsync(TestPacks.HeartRateOf(other))).Count);
        Assert.Contains(kit, await store.ListKitsAsync(Cancel));
    }
}
