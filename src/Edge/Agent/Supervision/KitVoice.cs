using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>How the kit speaks: readings in their time, events at once.</summary>
/// <param name="Say">A reading; neither waits nor throws.</param>
/// <param name="Tell">An event; neither waits nor throws, and those of one kit leave in the order of the calls.</param>
/// <param name="TimeOf">The kit's own time at a stamp; null while it is unknown. Does not wait.</param>
internal sealed record KitVoice(Action<SensorId, QuantityDefinition, ObservedValue, long, Instant?> Say, Action<IReadOnlyList<Reading>> Tell, Func<long, Instant?> TimeOf)
{
    /// <summary>Whether this cannot wait, whatever the rules of the kit say.</summary>
    public static bool IsUrgent(QuantityDefinition quantity) => quantity == Quantities.Help || quantity == Quantities.Fall || quantity == Quantities.PowerCut;
}
