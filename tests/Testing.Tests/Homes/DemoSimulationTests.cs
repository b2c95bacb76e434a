using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class DemoSimulationTests : IAsyncLifetime
{
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
    public async Task Run_StoppedAndStartedLater_SendsEachObservationOnceInTwoBoots()
    {
        var homes = DemoHomes.Create();
        await RunUntilAllLiveAsync(homes);
        clock.Advance(TimeSpan.FromHours(2));
        await RunUntilAllLiveAsync(homes);

        var end = Instant.Now(clock);
        foreach (var home in DemoHomes.Create())
        {
            var packs = broker.Received.Where(pack => pack.Key.Kit == home.Home.Kit).DistinctBy(pack => pack.Key).Select(pack => pack.Pack!).OrderBy(pack => pack.Key.Boot).ThenBy(pack => pack.Key.Sequence).ToList();
            var observed = packs.SelectMany(pack => pack.Observations).ToList();
            var from = Samples.Start - TimeSpan.FromDays(1);

            // Up to the last five seconds, which were not over when the demonstration ended.
            Assert.Equal(home.Home.Between(from, packs[^1].SealedAt), observed);
            Assert.InRange((end - packs[^1].SealedAt).TotalSeconds, 0, 65);
            Assert.All(packs.Zip(packs.Skip(1)), pair => Assert.InRange((pair.Second.SealedAt - pair.First.SealedAt).TotalSeconds, 0.001, 300));

            var firstBoot = packs.Count(pack => pack.Key.Boot == 1);
            Assert.Equal(Enumerable.Range(1, firstBoot), packs.Take(firstBoot).Select(pack => (int)pack.Key.Sequence));
            Assert.All(packs.Skip(firstBoot), pack => Assert.Equal(new BootEnd(1, firstBoot, 0), pack.After));
        }
    }

    private async Task RunUntilAllLiveAsync(IReadOnlyList<DemoHome> homes)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var live = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var simulation = new DemoSimulation(
            homes, kit => broker.Endpoint(kit.Value), folder.Path, new DemoOptions { HistoryDays = 1, Script = false }, clock, NullLoggerFactory.Instance);
        var running = simulation.RunAsync(new Progress(progress =>
        {
            if (progress.LiveSince is not null)
            {
                live.TrySetResult();
            }
        }), stop.Token);
        while (!live.Task.IsCompleted)
        {
            Assert.False(running.IsFaulted, running.Exception?.ToString());
            clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation);
        }

        await stop.CancelAsync();
        await running;
    }

    private sealed class Progress(Action<DemoProgress> report) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => report(value);
    }
}
