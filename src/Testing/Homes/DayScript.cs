using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Collects the observations of one day; times are seconds since local midnight. One caller at a time.</summary>
internal sealed class DayScript(Instant midnight, int dayLength, SeededRandom random)
{
    private readonly List<Observation> observations = [];

    public int DayLength { get; } = dayLength;

    public SeededRandom Random { get; } = random;

    /// <summary>One value at a second of the day, moved by less than a second so that sensors do not speak in step. Outside of the day it is left out.</summary>
    public void Add(SensorId sensor, QuantityDefinition quantity, int second, double value)
    {
        var at = midnight.Microseconds + (second * Instant.MicrosecondsPerSecond) + Random.Next(0, 1_000_000);
        if (second >= 0 && second < DayLength)
        {
            observations.Add(new Observation(sensor, quantity, new Instant(at), ObservedValue.Of(value)));
        }
    }

    /// <summary>All in order of time, ties in the order in which they were added.</summary>
    public IReadOnlyList<Observation> InOrder()
    {
        var ties = new TieRule();
        return [.. observations
            .OrderBy(observation => observation.MeasuredAt)
            .Select(observation => observation with { MeasuredAt = ties.Apply(observation.Sensor, observation.Quantity, observation.MeasuredAt) })];
    }
}
