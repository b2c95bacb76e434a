using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Tests.Conformance;

public abstract partial class ObservationStoreConformance
{
    [Fact]
    public async Task PrepareAsync_CalledAgain_KeepsWhatIsThere()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 3)));

        await store.PrepareAsync(Cancel);

        Assert.Equal(3, (await ReadAsync(TestPacks.HeartRateOf(kit))).Count);
    }

    [Fact]
    public async Task WriteAsync_NewPacks_CountsTheirObservations()
    {
        var result = await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 3)), TestPacks.Obs(kit, 2, TestPacks.Beats(3, 2)), TestPacks.Obs(kit, 3, TestPacks.At(70)));

        Assert.Equal(5, result.Observations);
        Assert.Equal(fixture.ReadsBeforeWriting ? 0 : null, result.Repeated);
        Assert.Empty(result.Refused);
    }

    [Fact]
    public async Task WriteAsync_NoPacks_DoesNothing() => Assert.Equal(0, (await WriteAsync()).Observations);

    [Fact]
    public async Task WriteAsync_SamePacksAgain_ChangesNothing()
    {
        Pack[] packs =
        [
            TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 61), TestPacks.Posture(0, "lying")),
            TestPacks.Obs(kit, 2, TestPacks.At(60)),
            TestPacks.Obs(kit, 3, TestPacks.HeartRate(61, 63.5)),
        ];
        await WriteAsync(packs);
        var values = await ReadAsync(TestPacks.HeartRateOf(kit));
        var ledger = await ReadLedgerAsync();

        var again = await WriteAsync(packs[2], packs[0], packs[1], packs[0]);

        Assert.Equal(5, again.Observations);
        Assert.Equal(fixture.ReadsBeforeWriting ? 4 : null, again.Repeated);
        Assert.Equal(values, await ReadAsync(TestPacks.HeartRateOf(kit)));
        Assert.Equal(ledger, await ReadLedgerAsync());
        PackAssert.Same(packs, await ReadPacksAsync());
    }

    [Fact]
    public async Task WriteAsync_SameInstantInALaterPack_OverwritesTheValue()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 61), TestPacks.HeartRate(1, 62)));

        await WriteAsync(TestPacks.Obs(kit, 2, TestPacks.HeartRate(1, 99)));

        Assert.Equal([61, 99], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.Value.Number));
        var packs = await ReadPacksAsync();
        Assert.Equal([TestPacks.HeartRate(0, 61)], packs[0].Observations);
        Assert.Equal([TestPacks.HeartRate(1, 99)], packs[1].Observations);
    }

    [Fact]
    public async Task WriteAsync_SameInstantTwiceInOnePack_KeepsTheLater()
    {
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.HeartRate(5, 61), TestPacks.HeartRate(6, 62), TestPacks.HeartRate(5, 63)));

        Assert.Equal([63, 62], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.Value.Number));
        Assert.Equal([TestPacks.HeartRate(6, 62), TestPacks.HeartRate(5, 63)], Assert.Single(await ReadPacksAsync()).Observations);
    }

    [Fact]
    public async Task WriteAsync_UndatedPackArrivesAgain_StaysAsItCameFirst()
    {
        var first = Undated(TestPacks.At(10));
        await WriteAsync(first);

        await WriteAsync(Undated(TestPacks.At(90)));

        Assert.Equal([first.SealedAt], (await ReadAsync(TestPacks.HeartRateOf(kit))).Select(v => v.MeasuredAt));
        PackAssert.Same([first], await ReadPacksAsync(lane: Lane.Evt));
        Assert.Single(await ReadLedgerAsync());

        Pack Undated(Instant arrival) => new()
        {
            Key = new PackKey(kit, 1, Lane.Evt, 1),
            SealedAt = arrival,
            ReceivedAt = arrival,
            Clock = new ClockQuality(ClockState.Unset, null),
            Observations = [new Observation(TestPacks.Wrist, TestPacks.Number, arrival, ObservedValue.Of(120))],
        };
    }

    [Fact]
    public async Task WriteAsync_PackOfLaneTick_IsAMistakeOfTheCaller()
    {
        var tick = TestPacks.Obs(kit, 1, TestPacks.Start) with { Key = new PackKey(kit, 1, Lane.Tick, 1) };

        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(tick));
    }

    [Fact]
    public async Task WriteAsync_TwentyThousandObservationsAtOnce_AllAreThere()
    {
        var packs = Enumerable.Range(0, 20).Select(i => TestPacks.Obs(kit, i + 1, TestPacks.Beats(i * 1_000, 1_000))).ToArray();

        var result = await WriteAsync(packs);

        Assert.Equal(20_000, result.Observations);
        Assert.Equal(TestPacks.Beats(0, 20_000).Select(o => new StoredValue(o.MeasuredAt, o.Value)), await ReadAsync(TestPacks.HeartRateOf(kit)));
        PackAssert.Same(packs, await ReadPacksAsync());
    }

    [Fact]
    public async Task WriteAsync_Cancelled_SaysSo()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 3))], cancelled.Token));

        Assert.Empty(await ReadPacksAsync());
        await WriteAsync(TestPacks.Obs(kit, 1, TestPacks.Beats(0, 3)));
        Assert.Single(await ReadPacksAsync());
    }

    [Fact]
    public async Task WriteAsync_ManyWritersBesideReaders_LosesNothing()
    {
        const int writers = 8;
        const int packs = 20;
        using var done = new CancellationTokenSource();
        var reader = ReadUntilDoneAsync();

        await Task.WhenAll(Enumerable.Range(1, writers).Select(boot => Task.Run(
            async () =>
            {
                for (var i = 0; i < packs; i++)
                {
                    var pack = TestPacks.Obs(kit, i + 1, TestPacks.Beats((boot * 10_000) + (i * 25), 25));
                    await WriteAsync(pack with { Key = pack.Key with { Boot = boot } });
                }
            },
            Cancel)));
        await done.CancelAsync();
        await reader;

        Assert.Equal(writers * packs * 25, (await ReadAsync(TestPacks.HeartRateOf(kit))).Count);
        Assert.Equal(writers * packs, (await ReadLedgerAsync()).Count);
        Assert.Equal(Enumerable.Range(1, writers).Select(b => (long)b), await store.ListBootsAsync(kit, Cancel));

        async Task ReadUntilDoneAsync()
        {
            while (!done.IsCancellationRequested)
            {
                // Whatever the ledger knows is there with its rows.
                foreach (var pack in await ReadPacksAsync())
                {
                    Assert.Equal(25, pack.Observations.Count);
                }
            }
        }
    }
}
