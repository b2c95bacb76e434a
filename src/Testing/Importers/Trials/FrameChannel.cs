using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>A sensor of a source that becomes blocks of samples.</summary>
/// <param name="Sensor">The sensor in the kit.</param>
/// <param name="Quantity">A waveform of the catalogue.</param>
/// <param name="Values">Values in a frame: 3 for x, y, z.</param>
/// <param name="UnitsPerSourceUnit">What 1 of the source is in the quantity's unit, such as 9.80665 for g in m/s2.</param>
/// <param name="Steps">What one step of a 16-bit sample may stand for, in the source's unit, finest first. A block takes the finest in which all its values fit; the first should be at least as fine as the source.</param>
/// <param name="PeriodMicroseconds">Time between frames when the source is even; null when each frame has its own time.</param>
internal sealed record FrameChannel(SensorId Sensor, QuantityDefinition Quantity, int Values, double UnitsPerSourceUnit, IReadOnlyList<double> Steps, long? PeriodMicroseconds)
{
    /// <summary>Standard gravity in m/s2 (3rd CGPM, 1901).</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>The largest value, in the source's unit, that can be carried.</summary>
    public double Largest => Steps[^1] * short.MaxValue;

    /// <summary>Whether every value of a frame can be carried.</summary>
    public bool Holds(ReadOnlySpan<double> frame)
    {
        foreach (var value in frame)
        {
            if (!(Math.Abs(value) <= Largest))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Three axes of acceleration from a source in g.</summary>
    public static FrameChannel Acceleration(string sensor, long? periodMicroseconds, params double[] stepsInG) =>
        new(SensorId.Parse(sensor), Quantities.AccelerationWaveform, 3, StandardGravity, stepsInG, periodMicroseconds);
}
