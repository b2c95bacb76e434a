using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>
/// Decides what of a message is news. Zigbee2MQTT repeats in each message all that it remembers, so a value that stands in it was not necessarily measured now:
/// states are told when they change, samples when they change or their usual period has passed, events when they happen. One caller at a time.
/// </summary>
/// <param name="clock">The clock of the instants.</param>
/// <param name="output">Who is told.</param>
/// <param name="earlier">What the run before has told, so that it is not told again; null for nothing.</param>
internal sealed class ZigbeeTelling(TimeProvider clock, ISensorOutput output, ZigbeeTelling? earlier = null)
{
    /// <summary>What comes twice within a second is one event told twice.</summary>
    private static readonly TimeSpan SameEvent = TimeSpan.FromSeconds(1);
    private readonly Dictionary<QuantityDefinition, (double Value, long At)> told = earlier is null ? [] : new(earlier.told);

    /// <summary>A state: told when it differs from the one before.</summary>
    public void State(QuantityDefinition quantity, bool? value, long at)
    {
        if (value is { } known && !(told.TryGetValue(quantity, out var before) && before.Value == (known ? 1 : 0)))
        {
            Say(quantity, known ? 1 : 0, at);
        }
    }

    /// <summary>An event that happened.</summary>
    public void Event(QuantityDefinition quantity, long at) => Event(quantity, at, SameEvent);

    /// <summary>An event that is told at most once in a while.</summary>
    public void Event(QuantityDefinition quantity, long at, TimeSpan atMostEach)
    {
        if (!told.TryGetValue(quantity, out var before) || clock.GetElapsedTime(before.At, at) >= atMostEach)
        {
            Say(quantity, 1, at);
        }
    }

    /// <summary>A measured value.</summary>
    public void Sample(QuantityDefinition quantity, double? value, long at)
    {
        if (value is not { } known)
        {
            return;
        }

        if (!double.IsFinite(known) || known < quantity.Minimum || known > quantity.Maximum)
        {
            output.Lose(SensorLoss.Impossible);
            return;
        }

        if (!told.TryGetValue(quantity, out var before) || before.Value != known || clock.GetElapsedTime(before.At, at) >= quantity.UsualPeriod)
        {
            Say(quantity, known, at);
        }
    }

    /// <summary>What was counted since the value before.</summary>
    public void Count(QuantityDefinition quantity, double value, long at)
    {
        if (value > quantity.Maximum)
        {
            output.Lose(SensorLoss.Impossible);
            return;
        }

        Say(quantity, value, at);
    }

    /// <summary>A slow figure of the device itself: told each usual period, and earlier when it has moved by more than so much.</summary>
    public void Slowly(QuantityDefinition quantity, double? value, double step, long at)
    {
        if (value is { } known && told.TryGetValue(quantity, out var before) && Math.Abs(known - before.Value) < step && clock.GetElapsedTime(before.At, at) < quantity.UsualPeriod)
        {
            return;
        }

        Sample(quantity, value, at);
    }

    private void Say(QuantityDefinition quantity, double value, long at)
    {
        told[quantity] = (value, at);
        output.Say(quantity, ObservedValue.Of(value), at);
    }
}
