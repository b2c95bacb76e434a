using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Health;

/// <summary>Tells how the kit itself is, as sensor <c>kit</c>: all of it each ten minutes, the states of its supply and its processor when they change.</summary>
/// <param name="board">What the kernel tells.</param>
/// <param name="voice">How the kit speaks.</param>
/// <param name="queueDepth">Packs that wait.</param>
/// <param name="losses">What each sensor has lost since it was asked before.</param>
/// <param name="clock">The kit's clock.</param>
internal sealed class KitHealth(BoardHealth board, KitVoice voice, Func<long> queueDepth, Func<IReadOnlyList<(SensorId Sensor, long Count)>> losses, TimeProvider clock)
{
    /// <summary>Between two tellings of all: the usual period of the catalogue's kit temperature.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks at what is told when it changes.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>A state is over when it has not been seen for so long: a supply at its limit dips again and again.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private static readonly SensorId Self = SensorId.Parse("kit");
    private readonly long started = clock.GetTimestamp();
    private readonly Dictionary<QuantityDefinition, (bool IsOn, long SeenAt)> states = [];
    private long? toldAt;

    /// <summary>Looks and tells until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Step();
            await Task.Delay(Look, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks once, and tells what is due.</summary>
    public void Step()
    {
        var now = clock.GetTimestamp();
        var isDue = toldAt is not { } last || clock.GetElapsedTime(last, now) >= Period;
        See(Quantities.Undervoltage, board.IsUndervolted, isDue, now);
        See(Quantities.Throttled, board.IsThrottled, isDue, now);
        if (!isDue)
        {
            return;
        }

        toldAt = now;
        Say(Quantities.AgentTemperature, board.Celsius, now);
        Say(Quantities.ProcessorLoad, board.TakeProcessorLoad(), now);
        Say(Quantities.MemoryFree, board.MemoryFree, now);
        Say(Quantities.DiskFree, board.DiskFree, now);
        Say(Quantities.StorageWear, board.StorageWear, now);
        Say(Quantities.QueueDepth, queueDepth(), now);
        Say(Quantities.Uptime, Math.Floor(clock.GetElapsedTime(started, now).TotalSeconds), now);
        foreach (var (sensor, count) in losses())
        {
            Say(sensor, Quantities.ReadErrors, count, now);
        }
    }

    private void See(QuantityDefinition quantity, bool? isOn, bool isDue, long now)
    {
        if (isOn is not { } seen)
        {
            return;
        }

        var isKnown = states.TryGetValue(quantity, out var before);
        var holds = isKnown && before.IsOn && !seen && clock.GetElapsedTime(before.SeenAt, now) < Hold;
        states[quantity] = (seen || holds, holds ? before.SeenAt : now);
        if (isDue || !isKnown || states[quantity].IsOn != before.IsOn)
        {
            Say(quantity, states[quantity].IsOn ? 1 : 0, now);
        }
    }

    private void Say(QuantityDefinition quantity, double? value, long now) => Say(Self, quantity, value, now);

    private void Say(SensorId sensor, QuantityDefinition quantity, double? value, long now)
    {
        if (value is { } known && known >= quantity.Minimum && known <= quantity.Maximum)
        {
            voice.Say(sensor, quantity, ObservedValue.Of(known), Stamps.Of(clock, now), null);
        }
    }
}
