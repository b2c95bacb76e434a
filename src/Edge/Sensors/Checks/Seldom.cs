using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Checks;

/// <summary>A figure that comes many times a second and is told each so often. One caller at a time.</summary>
internal sealed class Seldom(QuantityDefinition quantity, TimeSpan each, TimeProvider clock, ISensorOutput output)
{
    private long? toldAt;

    /// <summary>Tells the value, unless another was told lately.</summary>
    public void See(double value, long at)
    {
        if (toldAt is { } before && clock.GetElapsedTime(before, at) < each)
        {
            return;
        }

        toldAt = at;
        output.Measure(quantity, value, at);
    }
}
