using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Kits;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Faults;

/// <summary>Player and kit on a bad line: whatever it does, the server has every true pack in the end, and nothing else.</summary>
public sealed class FaultyReplayTests : IAsyncLifetime
{
    private static readonly StreamFaultOptions Everything = new()
    {
        Seed = 7, Drop = 0.1, Duplicate = 0.2, Delay = 0.2, LongestDelay = TimeSpan.FromSeconds(3), Reorder = 0.2, Corrupt = 0.1, Clock = 0.1,
    };

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private TestBroker broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => broker = await TestBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Play_EveryFault_ArrivesWholeAndIsCounted()
    {
        var packs = Enumerable.Range(1, 300).Select(i => Samples.Pack(i, i, Samples.HeartRate(i, 60 + (i % 30)))).ToList();
        var path = await Samples.WriteAsync(folder.File("r.jsonl.gz"), Samples.Manifest(Samples.Plan(Samples.Kit)), packs);
        var summary = (await RecordingSummary.ReadAsync(path, Cancellation)).Summary!;
        var player = new RecordingPlayer(broker.Endpoint("ageing-player"), new PlayOptions { Faults = Everything }, clock, NullLogger<RecordingPlayer>.Instance);
        var playing = player.PlayAsync(path, ReplayPlan.For(summary, ReplayStart.Original, Samples.Start), null, Cancellation);
        await AdvanceUntilAsync(() => playing.IsCompleted);
        var report = (await playing).Report!;

        Assert.Equal(300, report.Packs);
        Assert.Equal(packs.Select(pack => pack.Key), Known().Select(pack => pack.Key).Distinct().OrderBy(key => key.Sequence));
        var faults = report.Faults;
        Assert.All([faults.Dropped, faults.Duplicated, faults.Delayed, faults.Reordered, faults.Corrupted, faults.Clocks], count => Assert.True(count > 0, faults.ToString()));
        Assert.All(Known(), pack => Assert.Equal(packs[(int)pack.Key.Sequence - 1].Observations, pack.Observations));
    }

    [Fact]
    public async Task Kit_EveryFault_ArrivesWhole()
    {
        broker.Answer = received => received.Pack is { } pack && pack.SealedAt > Samples.At(3600) ? TestAnswer.Silence : TestAnswer.Acknowledge;
        var kit = new SimulatedKit(new() { Kit = Samples.Kit, Faults = Everything }, broker.Endpoint(Samples.Kit.Value), new MemoryKitJournal(), clock, NullLogger<SimulatedKit>.Instance);
        await using (kit)
        {
            kit.Start();
            for (var i = 1; i <= 200; i++)
            {
                kit.Seal(i % 20 == 0 ? Lane.Evt : Lane.Obs, Samples.At(i), [Samples.HeartRate(i, 70)]);
            }

            var draining = kit.DrainAsync(Cancellation);
            await AdvanceUntilAsync(() => draining.IsCompleted);
            await draining;
        }

        Assert.Equal(200, Known().Where(pack => pack.SealedAt <= Samples.At(200)).Select(pack => pack.Key).Distinct().Count());
        Assert.True(kit.Faults is { Dropped: > 0, Corrupted: > 0, Clocks: > 0 }, kit.Faults.ToString());
    }

    private IEnumerable<Pack> Known() => broker.Received.Where(received => received.Pack is not null).Select(received => received.Pack!);

    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        }
    }
}
