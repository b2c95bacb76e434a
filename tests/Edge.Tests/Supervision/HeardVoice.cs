using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Tests.Supervision;

/// <summary>Keeps what a kit says and tells.</summary>
internal sealed class HeardVoice
{
    public HeardVoice() => Kit = new KitVoice(
        (sensor, quantity, value, stamp) => Said.Enqueue(new Reading(sensor, quantity, value, stamp, 0)),
        readings => Told.Enqueue(readings));

    public KitVoice Kit { get; }

    public ConcurrentQueue<Reading> Said { get; } = [];

    public ConcurrentQueue<IReadOnlyList<Reading>> Told { get; } = [];

    public double[] Values(QuantityDefinition quantity) => [.. Said.Where(reading => reading.Quantity == quantity).Select(reading => reading.Value.Number)];
}
