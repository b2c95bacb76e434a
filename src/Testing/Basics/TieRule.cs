using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Basics;

/// <summary>A second value of one series at one instant comes 1 µs later, a third 2 µs, so that none overwrites another. Values are given in order of time. One caller at a time.</summary>
internal sealed class TieRule
{
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), Instant> last = [];

    /// <summary>The instant to use.</summary>
    public Instant Apply(SensorId sensor, QuantityDefinition quantity, Instant at)
    {
        if (last.TryGetValue((sensor, quantity), out var before) && at <= before)
        {
            at = new Instant(before.Microseconds + 1);
        }

        last[(sensor, quantity)] = at;
        return at;
    }
}
