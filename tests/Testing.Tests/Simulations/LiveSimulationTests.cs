using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>Simulated kits that speak to a broker, on a clock that the test moves.</summary>
public sealed class LiveSimulationTests : IAsyncLifetime
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
    public async Task Run_WithAHelpCallAndALostLink_SendsEachObservationOnce_EventsAtOnce_AndComesBackAsTheNextBoot()
    {
        var help = new Happening { Kind = HappeningKinds.HelpCall, During = new TimeRange(Samples.At(150), Samples.At(150)) };
        var loss = new Happening { Kind = HappeningKinds.LinkLoss, During = new TimeRange(Samples.At(200), Samples.At(560)) };
        var simulation = Simulation.Create(new SimulationOptions { Name = "live", Homes = 1, Days = 1, Seed = 4, Start = new DateOnly(2026, 3, 1), Mode = HomeMode.Demo, Happenings = [[help, loss]] });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new LiveSimulation(simulation, kit => broker.Endpoint(kit.Value), folder.Path, clock, NullLoggerFactory.Instance).RunAsync(null, stop.Token);

        // From one due moment to the next, each as soon as the broker knows what the kit did at the last: a pack, or at 200 s the good-bye.
        foreach (var second in (int[])[0, 60, 120, 150, 180, 200, 560, 600, 660])
        {
            clock.SetUtcNow((Samples.At(second) + TimeSpan.FromMilliseconds(2)).ToDateTimeOffset());
            var known = broker.UntilAsync(came => second == 200 ? came.States.Any(state => !state.State.Online) : came.Received.Any(pack => pack.Pack!.SealedAt == Samples.At(second)));
            Assert.True(await Task.WhenAny(known, running) == known, running.Exception?.ToString());
            await known;
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var packs = broker.Received.DistinctBy(pack => pack.Key).Select(pack => pack.Pack!).OrderBy(pack => pack.Key.Boot).ThenBy(pack => pack.Key.Sequence).ToList();
        var obs = packs.Where(pack => pack.Key.Lane == Lane.Obs).ToList();
        Assert.Equal(simulation.Homes[0].Between(Samples.Start, obs[^1].SealedAt), obs.SelectMany(pack => pack.Observations));
        Assert.Equal([0, 60, 120, 180, 480, 560, 600, 660], obs.Select(pack => (pack.SealedAt - Samples.Start).TotalSeconds));
        Assert.Equal([1L, 2L], obs.Select(pack => pack.Key.Boot).Distinct());
        Assert.Equal(Samples.At(150), packs.Single(pack => pack.Key.Lane == Lane.Evt).Observations.Single().MeasuredAt);
    }
}
