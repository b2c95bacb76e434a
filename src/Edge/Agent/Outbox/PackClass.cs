using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>What a pack is worth when there is no room for all: the lowest goes first.</summary>
internal enum PackClass
{
    /// <summary>Observations of the home and heartbeats.</summary>
    Ordinary = 0,

    /// <summary>What was measured on a person.</summary>
    VitalSigns = 1,

    /// <summary>Lane evt: falls, help calls, power cuts.</summary>
    Alarms = 2,
}

/// <summary>Which class a thing has.</summary>
internal static class PackClasses
{
    /// <summary>The class of a series; all observations of a series have the same, so that the order within it is never parted.</summary>
    public static PackClass Of(QuantityDefinition quantity) => quantity.Scope == QuantityScope.Personal ? PackClass.VitalSigns : PackClass.Ordinary;

    /// <summary>The class of a pack.</summary>
    public static PackClass Of(Lane lane, IEnumerable<Observation> observations) =>
        lane == Lane.Evt ? PackClass.Alarms : observations.Any(observation => Of(observation.Quantity) == PackClass.VitalSigns) ? PackClass.VitalSigns : PackClass.Ordinary;
}
