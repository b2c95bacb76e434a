using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Life;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;
using AgeingMonitor.Testing.Tests.Brokers;
using AgeingMonitor.Testing.Tests.Kits.Tape;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>Simulated kits that speak to a broker, on a clock that the test moves.</summary>
public sealed class LiveSimulationTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Troubles.Start.ToDateTimeOffset());
    private TestBroker broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => broker = await TestBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        folder.Dispose();
    }

    public static TheoryData<string> Kinds => [.. KitTimeline.Kinds.SelectMany(kind => kind.Manners.Count == 0 ? [kind.Name] : kind.Manners.Select(manner => $"{kind.Name} {manner}"))];

    /// <summary>A kit that speaks to a broker sends what the tape of the same home says, byte for byte but for events without a date, whatever befalls it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_UnderATrouble_SendsThePacksOfTheTape(string trouble)
    {
        var (kind, manner) = trouble.Split(' ') is [var name, var how] ? (name, how) : (trouble, null);
        var befalls = new Happening { Kind = KitTimeline.Kinds.Single(other => other.Name == kind), During = Minutes(3, 33), Manner = manner, Amount = kind == "outbox-full" ? 2 : null };
        var fall = new Happening { Kind = HappeningKinds.Fall, During = Minutes(20, 30) };
        var isLate = befalls.Kind == HappeningKinds.LinkFlaky;
        var home = Troubles.Home(befalls, fall);
        var during = Minutes(0, 42);
        var tape = new KitTape(home, during, new KitTapeOptions { Seed = 5 });
        await using var live = new LiveKit(home, during, TimeSpan.FromMinutes(1), 5, broker.Endpoint(home.Kit.Value), folder.File("kit.journal"), clock, NullLoggerFactory.Instance);
        var running = live.RunAsync(Cancellation);
        foreach (var (moment, isConnected) in MomentsOf(home, during))
        {
            clock.SetUtcNow((moment + TimeSpan.FromMilliseconds(2)).ToDateTimeOffset());
            await UntilAsync(() => running.IsCompleted || live.WaitsFor > moment);
            await UntilAsync(() => running.IsFaulted || !isConnected || (live.Statistics is { Connected: true } now && (now.Pending == 0 || isLate)));
        }

        await running;
        await UntilAsync(() =>
        {
            // What was still on its way is sent again.
            clock.Advance(TimeSpan.FromSeconds(1));
            return live.Statistics.Pending == 0;
        });

        var sent = tape.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick).Select(taped => taped.Pack).DistinctBy(pack => pack.Key).ToList();
        var came = broker.Received.Where(pack => pack.Pack is not null).DistinctBy(pack => pack.Key).ToDictionary(pack => pack.Key, pack => pack.Pack!);
        Assert.Equal(sent.Select(Said).Order(StringComparer.Ordinal), came.Values.Select(Said).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Any(pack => pack.Key.Boot == 2) ? 2 : 1, came.Keys.Max(key => key.Boot));
    }

    [Fact]
    public async Task Run_LinkLost_TheBrokerSaysTheWill_AndTheKitComesBackAsTheSameBoot()
    {
        var home = Troubles.Home(new Happening { Kind = HappeningKinds.LinkLoss, During = Minutes(3, 5) });
        await using var live = new LiveKit(home, Minutes(0, 8), TimeSpan.FromMinutes(1), 5, broker.Endpoint(home.Kit.Value), folder.File("kit.journal"), clock, NullLoggerFactory.Instance);
        var running = live.RunAsync(Cancellation);
        foreach (var (moment, isConnected) in MomentsOf(home, Minutes(0, 8)))
        {
            clock.SetUtcNow((moment + TimeSpan.FromMilliseconds(2)).ToDateTimeOffset());
            await UntilAsync(() => running.IsCompleted || live.WaitsFor > moment);
            await UntilAsync(() => running.IsFaulted || live.Statistics.Connected == isConnected);
        }

        await running;
        await broker.UntilAsync(came => came.States.Count >= 3);
        Assert.Equal([true, false, true], broker.States.Take(3).Select(state => state.State.Online));
        Assert.All(broker.States, state => Assert.Equal(1, state.State.Boot));
    }

    /// <summary>Two processes on the same folder, one after the other: the second is a new boot and first sends what was left.</summary>
    [Fact]
    public async Task Run_StartedAgain_IsTheNextBoot()
    {
        var simulation = Simulation.Create(new SimulationOptions { Name = "live", Homes = 1, Days = 1, Seed = 4, Start = new DateOnly(2026, 3, 1), Mode = HomeMode.Demo, Happenings = [[]] });
        foreach (var boot in (long[])[1, 2])
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var running = new LiveSimulation(simulation, kit => broker.Endpoint(kit.Value), folder.Path, clock, NullLoggerFactory.Instance).RunAsync(null, stop.Token);
            await broker.UntilAsync(came => came.States.Any(state => state.State.Online && state.State.Boot == boot));
            clock.Advance(TimeSpan.FromSeconds(61));
            await broker.UntilAsync(came => came.Received.Any(pack => pack.Key.Boot == boot));
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }

        Assert.Contains(broker.States, state => state.State is { Online: false, Boot: 1 });
    }

    private static TimeRange Minutes(double from, double to) => new(Troubles.Start + TimeSpan.FromMinutes(from), Troubles.Start + TimeSpan.FromMinutes(to));

    /// <summary>The moments of a kit's life, each with whether the kit is connected from then on, from a dry run.</summary>
    private static OrderedDictionary<Instant, bool> MomentsOf(SimulatedHome home, TimeRange during)
    {
        var sequence = 0L;
        var life = new KitLife(home, during, new KitTimeline(home.Happenings, during), TimeSpan.FromMinutes(1), KitLife.SeedOf(home.Kit, 5), (_, _) => ++sequence);
        var moments = new OrderedDictionary<Instant, bool>();
        for (var next = life.NextMoment; next < Instant.MaxValue; next = life.NextMoment)
        {
            if (life.Act(next) is { } change)
            {
                life.Leave(change, next);
                life.Enter(change, next);
            }

            moments[next] = life.Now.IsConnected;
        }

        return moments;
    }

    /// <summary>A pack as a text. An event without a date is dated by its arrival, so that only what it says counts.</summary>
    private static string Said(Pack pack) => FormattableString.Invariant(
        $"{pack.Key} {pack.Clock} {pack.EventsBefore} {pack.After} {pack.Repeats} {string.Join(',', pack.Shed)} ")
        + (pack.Clock.State == ClockState.Unset ? string.Join(',', pack.Observations.Select(o => $"{o.Sensor}/{o.Quantity.Code}={o.Value}")) : FormattableString.Invariant($"{pack.SealedAt} {string.Join(',', pack.Observations)}"));

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = 0; !condition(); waited++)
        {
            Assert.True(waited < 10_000, "It never came to pass.");
            await Task.Delay(2, Cancellation);
        }
    }
}
