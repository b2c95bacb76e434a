using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>How the kit speaks: readings in their time, events at once.</summary>
/// <param name="Say">A reading; neither waits nor throws.</param>
/// <param name="Tell">An event; on its way when this returns.</param>
/// <param name="TimeOf">The kit's own time at a stamp; null while it is unknown. Does not wait.</param>
internal sealed record KitVoice(Action<SensorId, QuantityDefinition, ObservedValue, long, Instant?> Say, Action<IReadOnlyList<Reading>> Tell, Func<long, Instant?> TimeOf)
{
    /// <summary>The voice of a publisher.</summary>
    public static KitVoice Of(KitPublisher publisher) => new(publisher.Say, readings => publisher.Tell(readings), publisher.TimeOf);

    /// <summary>Whether this cannot wait, whatever the rules of the kit say.</summary>
    public static bool IsUrgent(QuantityDefinition quantity) => quantity == Quantities.Help || quantity == Quantities.Fall || quantity == Quantities.PowerCut;
}
