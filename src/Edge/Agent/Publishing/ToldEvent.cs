using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>An event that has been told, for whoever tells what became of it.</summary>
internal sealed class ToldEvent
{
    private int acknowledged;

    /// <summary>Whether the server has acknowledged all that was told of it, in whatever pack; false again from when more is told until that is acknowledged too. Any thread may ask.</summary>
    public bool IsAcknowledged => Volatile.Read(ref acknowledged) is > 0 and var known && known >= Messages.Count;

    /// <summary>What was told so far, each message with all that came before it.</summary>
    public List<IReadOnlyList<Reading>> Messages { get; } = [];

    /// <summary>The number of the first message, when that left without a date.</summary>
    public long? FirstUndated { get; set; }

    /// <summary>The boot of that number.</summary>
    public long Boot { get; set; }

    /// <summary>How its stamps are dated, once and for all; null while the time is unknown.</summary>
    public KitTime? Dated { get; set; }

    /// <summary>How many messages left without a date.</summary>
    public int Undated { get; set; }

    /// <summary>The number that a message of a boot repeats; null for none.</summary>
    public long? Repeats(long boot) => boot == Boot ? FirstUndated : null;

    /// <summary>The server has a pack that told the first so many messages: each repeats those before it.</summary>
    public void Acknowledge(int messages) => Volatile.Write(ref acknowledged, Math.Max(acknowledged, messages));

    /// <summary>The readings as observations of a clock.</summary>
    public static IReadOnlyList<Observation> Observe(IReadOnlyList<Reading> readings, KitTime time) =>
        [.. readings.Select(reading => new Observation(reading.Sensor, reading.Quantity, time.At(reading.Stamp), reading.Value))];
}
