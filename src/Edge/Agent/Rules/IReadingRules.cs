using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>What the kit does by itself with what its sensors measure. Safe for several threads; neither waits nor throws.</summary>
internal interface IReadingRules
{
    /// <summary>A sensor measured something; asked before it is said.</summary>
    /// <param name="sensor">Which.</param>
    /// <param name="quantity">What.</param>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="stamp">When, in microseconds since the machine was switched on.</param>
    /// <returns>True when it has been told as an event, or was an answer to the kit: it is not to be said again.</returns>
    bool See(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp);

    /// <summary>A sample of acceleration in g, gravity included, as drivers give it; raw samples do not leave the kit.</summary>
    void Accelerate(SensorId sensor, long stamp, double x, double y, double z);
}
