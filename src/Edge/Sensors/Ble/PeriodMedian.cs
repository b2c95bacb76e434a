using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>Of what comes each second the middle of each period is told, dated by its last value. One caller at a time.</summary>
internal sealed class PeriodMedian(QuantityDefinition quantity, TimeProvider clock, ISensorOutput output)
{
    /// <summary>Fewer say nothing: a finger that was put in and taken out again.</summary>
    private const int Fewest = 5;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly List<double> values = [];
    private long firstAt;
    private long lastAt;

    public void See(double value, long at)
    {
        if (values.Count > 0 && clock.GetElapsedTime(firstAt, at) >= Period)
        {
            Tell();
        }

        firstAt = values.Count == 0 ? at : firstAt;
        lastAt = at;
        values.Add(value);
    }

    /// <summary>Tells what there is: the period is over, or nothing more will come.</summary>
    public void Tell()
    {
        if (values.Count >= Fewest)
        {
            values.Sort();
            output.Measure(quantity, values[values.Count / 2], lastAt);
        }

        values.Clear();
    }

    /// <summary>Tells what there is once its period is over.</summary>
    public void Tick(long now)
    {
        if (values.Count > 0 && clock.GetElapsedTime(firstAt, now) >= Period)
        {
            Tell();
        }
    }
}
