using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Tests.Supervision;

/// <summary>Keeps what a kit says and tells.</summary>
internal sealed class HeardVoice
{
    public HeardVoice() => Kit = new KitVoice(
        (sensor, quantity, value, stamp, dated) => Said.Enqueue(new Reading(sensor, quantity, value, stamp, 0, dated)),
        readings => Told.Enqueue(readings),
        stamp => KitTime is { } start ? start + TimeSpan.FromMicroseconds(stamp) : null);

    /// <summary>What the kit takes the time to be, at the first stamp; null when it does not know.</summary>
    public Instant? KitTime { get; set; }

    public KitVoice Kit { get; }

    public ConcurrentQueue<Reading> Said { get; } = [];

    public ConcurrentQueue<IReadOnlyList<Reading>> Told { get; } = [];

    public double[] Values(QuantityDefinition quantity) => [.. Said.Where(reading => reading.Quantity == quantity).Select(reading => reading.Value.Number)];
}
