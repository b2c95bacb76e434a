using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>What the kit decides by itself of what its sensors say. Called from the sensors' own threads, several at once.</summary>
internal interface IReadingRules
{
    /// <summary>Begins: until then nothing is shown or asked. Once only; throws nothing, whatever can fail has failed before.</summary>
    /// <param name="former">Those that these take the place of, which hand on from now on what they still hear; null for none.</param>
    void Start(IReadingRules? former);

    /// <summary>A reading, before it is said.</summary>
    /// <param name="sensor">Which sensor.</param>
    /// <param name="quantity">What was measured.</param>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="stamp">When, in microseconds since the machine was switched on.</param>
    /// <returns>True when it was told as an event: it is not said again.</returns>
    bool See(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp);

    /// <summary>A sensor is configured no more: what it saw last is not so for ever. Throws nothing; what it still tells afterwards counts.</summary>
    void Leave(SensorId sensor);

    /// <summary>A sample of acceleration in g, gravity included.</summary>
    void Accelerate(SensorId sensor, long stamp, double x, double y, double z);
}
