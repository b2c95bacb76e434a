using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>Readings between their sensor and the outbox: at most a second of them while the disk works, and as many as there is room for while it does not. Safe for several threads.</summary>
/// <param name="most">How many.</param>
internal sealed class HeldReadings(int most)
{
    private readonly Lock gate = new();
    private readonly List<Reading> held = [];
    private long last;
    private long lost;

    /// <summary>Numbers go on after this one.</summary>
    public void StartAfter(long number)
    {
        lock (gate)
        {
            last = Math.Max(last, number);
        }
    }

    /// <summary>Takes a reading; when there is no room, the oldest of the home's goes, and if there is none the oldest.</summary>
    public void Add(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp, Instant? dated = null)
    {
        lock (gate)
        {
            held.Add(new Reading(sensor, quantity, value, stamp, ++last, dated));
            if (held.Count > most)
            {
                var least = held.FindIndex(reading => PackClasses.Of(reading.Quantity) == PackClass.Ordinary);
                held.RemoveAt(Math.Max(least, 0));
                lost++;
            }
        }
    }

    /// <summary>What is held, in order, and how many were ever lost for lack of room.</summary>
    public (IReadOnlyList<Reading> Readings, long Lost) Look()
    {
        lock (gate)
        {
            return ([.. held], lost);
        }
    }

    /// <summary>These are safe.</summary>
    public void Release(IReadOnlyList<Reading> readings)
    {
        if (readings.Count > 0)
        {
            lock (gate)
            {
                var upTo = readings[^1].Number;
                held.RemoveAll(reading => reading.Number <= upTo);
            }
        }
    }
}
