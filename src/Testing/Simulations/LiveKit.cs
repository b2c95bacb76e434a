using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Mqtt;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>Feeds one kit from its home in real time. One caller at a time; <see cref="Statistics"/> may be asked by anybody.</summary>
internal sealed class LiveKit(SimulatedHome home, TimeRange during, TimeSpan packPeriod, MqttEndpoint endpoint, string journal, TimeProvider clock, ILoggerFactory loggers) : IAsyncDisposable
{
    private static readonly KitStatistics Nothing = new(0, 0, 0, 0, 0, 0, false);
    private readonly KitTimeline timeline = new(home.Happenings, during);
    private readonly TapeSensors taken = new(home);
    private readonly List<IReadOnlyList<Observation>> urgent = [];
    private SimulatedKit? kit;
    private KitConditions now = new() { IsUp = false };
    private int changesDone;
    private Instant reached = during.From;

    /// <summary>What the kit has done since it was last started.</summary>
    public KitStatistics Statistics => kit?.Statistics ?? Nothing;

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
        var nextPeriod = during.From;
        while (reached < during.To)
        {
            await ActAsync(nextPeriod <= reached).ConfigureAwait(false);
            nextPeriod = nextPeriod <= reached ? reached + packPeriod : nextPeriod;
            var next = Instant.Min(Instant.Min(nextPeriod, NextChange), NextUrgent(nextPeriod));
            await WaitUntilAsync(next, cancellationToken).ConfigureAwait(false);
            urgent.AddRange(now.IsObserving ? home.EventsBetween(reached + TimeSpan.FromMicroseconds(1), next + TimeSpan.FromMicroseconds(1)) : []);
            reached = next;
        }
    }

    private Instant NextChange => changesDone < timeline.Changes.Count ? timeline.Changes[changesDone].At : Instant.MaxValue;

    private Instant NextUrgent(Instant until) =>
        home.EventsBetween(reached + TimeSpan.FromMicroseconds(1), until) is { Count: > 0 } events ? events[0][^1].MeasuredAt : Instant.MaxValue;

    private async Task ActAsync(bool isPeriodOver)
    {
        if (NextChange <= reached)
        {
            var change = timeline.Changes[changesDone++];
            if (!change.After.IsConnected || change.Boots)
            {
                await DisposeAsync().ConfigureAwait(false);
            }

            now = change.After;
            taken.Observe(now.IsObserving, reached);
        }

        var starts = kit is null && now.IsConnected;
        if (starts)
        {
            kit = new SimulatedKit(new SimulatedKitOptions { Kit = home.Kit, Sensors = home.Sensors }, endpoint, new FileKitJournal(journal), clock, loggers.CreateLogger<SimulatedKit>());
            kit.Start();
        }

        if (kit is not null)
        {
            SealUrgent(kit);
            if (isPeriodOver || starts)
            {
                SealTaken(kit);
            }
        }
    }

    private void SealUrgent(SimulatedKit kit)
    {
        foreach (var observations in urgent)
        {
            kit.Seal(Lane.Evt, Instant.Max(reached, observations[^1].MeasuredAt), observations);
        }

        urgent.Clear();
    }

    private void SealTaken(SimulatedKit kit)
    {
        for (var until = taken.First + CatchingUp.PackPeriod; until < reached; until += CatchingUp.PackPeriod)
        {
            kit.Seal(Lane.Obs, until.Value, taken.Take(until.Value));
        }

        kit.Seal(Lane.Obs, reached, taken.Take(reached));
    }

    private async Task WaitUntilAsync(Instant until, CancellationToken cancellationToken)
    {
        for (var wait = until - Instant.Now(clock); wait > TimeSpan.Zero; wait = until - Instant.Now(clock))
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
