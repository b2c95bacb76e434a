using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits;
using AgeingMonitor.Testing.Kits.Life;
using AgeingMonitor.Testing.Kits.Tape;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>Lets one kit live from its home in real time, with a connection of its own. One caller at a time; <see cref="Statistics"/> may be asked by anybody.</summary>
internal sealed class LiveKit : IAsyncDisposable
{
    private static readonly KitStatistics Nothing = new(0, 0, 0, 0, 0, 0, false);
    private readonly SimulatedHome home;
    private readonly MqttEndpoint endpoint;
    private readonly string journal;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory loggers;
    private readonly KitLife life;
    private readonly ulong seed;
    private SimulatedKit? kit;

    public LiveKit(SimulatedHome home, TimeRange during, TimeSpan packPeriod, ulong seed, MqttEndpoint endpoint, string journal, TimeProvider clock, ILoggerFactory loggers)
    {
        this.home = home;
        this.endpoint = endpoint;
        this.journal = journal;
        this.clock = clock;
        this.loggers = loggers;
        this.seed = KitLife.SeedOf(home.Kit, seed);
        life = new KitLife(home, during, new KitTimeline(home.Happenings, during), packPeriod, this.seed, Keep);
    }

    /// <summary>What the kit has done since it was last started.</summary>
    public KitStatistics Statistics => kit?.Statistics ?? Nothing;

    /// <summary>The moment that it waits for; what was before has been done.</summary>
    public Instant WaitsFor { get; private set; } = Instant.MinValue;

    /// <summary>Says good-bye and keeps what was not acknowledged.</summary>
    public async ValueTask DisposeAsync()
    {
        if (kit is not null)
        {
            await kit.DisposeAsync().ConfigureAwait(false);
            kit = null;
        }
    }

    /// <summary>Lives until the end of the time, or until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var next = life.NextMoment; next < Instant.MaxValue; next = life.NextMoment)
        {
            WaitsFor = next;
            await WaitUntilAsync(next, cancellationToken).ConfigureAwait(false);
            if (life.Act(next) is { } change)
            {
                await ChangeAsync(change, next, cancellationToken).ConfigureAwait(false);
            }
        }

        WaitsFor = Instant.MaxValue;
    }

    private long Keep(Instant moment, SealedPack pack) => kit!.Freeze(pack).Sequence;

    private async Task ChangeAsync(KitChange change, Instant moment, CancellationToken cancellationToken)
    {
        var (before, after) = (life.Now, change.After);
        life.Leave(change, moment);
        if (kit is not null && KitLife.IsGone(change))
        {
            await EndAsync(kit, after, cancellationToken).ConfigureAwait(false);
            kit = null;
        }

        if (change.Boots)
        {
            kit = NewKit();
        }

        if (kit is not null)
        {
            Connect(kit, before, change);
            kit.Limit(after.Capacity < int.MaxValue ? after.Capacity : null);
            kit.Disturb(FaultsOf(after));
            await kit.TellAsync(after.ClockAt(moment)).ConfigureAwait(false);
        }

        life.Enter(change, moment);
        if (change.Boots)
        {
            kit?.Start();
        }
    }

    private static async Task EndAsync(SimulatedKit kit, KitConditions after, CancellationToken cancellationToken)
    {
        if (after.IsOrderly || after.IsUp)
        {
            await kit.DisposeAsync().ConfigureAwait(false);
            return;
        }

        if (after.IsMainsCut)
        {
            await kit.SendEventsAsync(cancellationToken).ConfigureAwait(false);
        }

        await kit.KillAsync().ConfigureAwait(false);
    }

    private static void Connect(SimulatedKit kit, KitConditions before, KitChange change)
    {
        if (!change.After.IsLinked && (before.IsLinked || change.Boots))
        {
            kit.Cut();
        }
        else if (change.After.IsLinked && !before.IsLinked)
        {
            kit.Reconnect();
        }
    }

    /// <summary>What the conditions do to packs on their way, as the tape has it.</summary>
    private StreamFaultOptions? FaultsOf(KitConditions now) => now is { LateShare: 0, BrokenShare: 0, SendsTwice: false } ? null : new()
    {
        Seed = unchecked((long)seed),
        Delay = now.LateShare,
        LongestDelay = TapeWire.Late,
        Duplicate = now.SendsTwice ? 1 : now.LateShare,
        Corrupt = now.BrokenShare,
    };

    private SimulatedKit NewKit() => new(
        new SimulatedKitOptions { Kit = home.Kit, Sensors = KitTape.SensorsOf(home) },
        endpoint,
        new FileKitJournal(journal),
        clock,
        loggers.CreateLogger<SimulatedKit>());

    private async Task WaitUntilAsync(Instant until, CancellationToken cancellationToken)
    {
        for (var wait = until - Instant.Now(clock); wait > TimeSpan.Zero; wait = until - Instant.Now(clock))
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
