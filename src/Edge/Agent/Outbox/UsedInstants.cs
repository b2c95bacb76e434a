using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>
/// The instants that series have used last, so that none is used twice, also when the clock is set back: two values of one series at one microsecond are one value to the server. Remembers more than a
/// day of readings at the usual rate. One caller at a time.
/// </summary>
internal sealed class UsedInstants
{
    private const int Remembered = 8192;
    private readonly HashSet<(SensorId Sensor, QuantityDefinition Quantity, Instant At)> used = [];
    private readonly Queue<(SensorId Sensor, QuantityDefinition Quantity, Instant At)> order = [];
    private readonly List<(SensorId Sensor, QuantityDefinition Quantity, Instant At)> unconfirmed = [];

    /// <summary>The instant, or the first microsecond after it that the series has not used.</summary>
    public Instant Free(SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        while (!used.Add((sensor, quantity, at)))
        {
            at = new Instant(at.Microseconds + 1);
        }

        unconfirmed.Add((sensor, quantity, at));
        return at;
    }

    /// <summary>What was given since the last confirmation stays used.</summary>
    public void Confirm()
    {
        foreach (var use in unconfirmed)
        {
            order.Enqueue(use);
            if (order.Count > Remembered)
            {
                used.Remove(order.Dequeue());
            }
        }

        unconfirmed.Clear();
    }

    /// <summary>What was given since the last confirmation is free again.</summary>
    public void Undo()
    {
        used.ExceptWith(unconfirmed);
        unconfirmed.Clear();
    }
}
