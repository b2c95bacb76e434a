using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;

namespace AgeingMonitor.Edge.Tests.Supervision;

/// <summary>Rules that take what they are told to take, or fail.</summary>
internal sealed class RulesThat(Func<QuantityDefinition, bool> take) : IReadingRules, IDisposable
{
    public int Samples { get; private set; }

    public bool IsStarted { get; private set; }

    public bool IsDisposed { get; private set; }

    public List<SensorId> Gone { get; } = [];

    public void Leave(SensorId sensor) => Gone.Add(sensor);

    public void Start(IReadingRules? former) => IsStarted = true;

    public bool See(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp) => take(quantity);

    public void Accelerate(SensorId sensor, long stamp, double x, double y, double z)
    {
        Samples++;
        take(Quantities.ImpactAcceleration);
    }

    public void Dispose() => IsDisposed = true;
}
