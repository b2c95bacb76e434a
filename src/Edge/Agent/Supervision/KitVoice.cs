using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>How the kit speaks: readings in their time, events at once.</summary>
/// <param name="Say">A reading; neither waits nor throws.</param>
/// <param name="Tell">An event; on its way when this returns.</param>
internal sealed record KitVoice(Action<SensorId, QuantityDefinition, ObservedValue, long> Say, Action<IReadOnlyList<Reading>> Tell)
{
    /// <summary>The voice of a publisher.</summary>
    public static KitVoice Of(KitPublisher publisher) => new(publisher.Say, readings => publisher.Tell(readings));

    /// <summary>Whether this cannot wait, whatever the rules of the kit say.</summary>
    public static bool IsUrgent(QuantityDefinition quantity) => quantity == Quantities.Help || quantity == Quantities.Fall || quantity == Quantities.PowerCut;
}
