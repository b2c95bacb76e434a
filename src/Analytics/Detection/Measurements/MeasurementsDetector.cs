using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>
/// Single measurements at or beyond a limit, once a local day, series and person. Continuous series are passed by: a walk up the stairs is not a measurement. O(1) a value; nothing allocated once a series is known.
/// </summary>
internal sealed class MeasurementsDetector
{
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), MeasurementMemory> series = [];

    /// <summary>For saving.</summary>
    public IReadOnlyDictionary<(SensorId Sensor, QuantityDefinition Quantity), MeasurementMemory> Series => series;

    /// <summary>Takes a value of a quantity that has limits; true with the measurement that is to be told.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="resident">Who was measured; null where nobody knows.</param>
    /// <param name="limit">The limits of the quantity.</param>
    /// <param name="at">When.</param>
    /// <param name="local">The local time.</param>
    /// <param name="value">The value.</param>
    /// <param name="isToldElsewhere">Whether another rule tells of this very value: then the day is told.</param>
    /// <param name="measurement">What is to be told.</param>
    public bool Observe(SensorId sensor, ResidentId? resident, MeasurementLimit limit, Instant at, DateTime local, double value, bool isToldElsewhere, out Measurement measurement)
    {
        measurement = default;
        var memory = series.GetValueOrDefault((sensor, limit.Quantity));
        if (memory.Resident != resident)
        {
            memory = new() { Resident = resident };
        }

        var pace = memory.Pace;
        pace.Take(at);
        memory.Pace = pace;
        var day = DateOnly.FromDateTime(local);
        var isLow = value <= limit.Low;
        var isTold = !pace.IsContinuous && (isLow || value >= limit.High) && memory.ToldOn < day.DayNumber;
        series[(sensor, limit.Quantity)] = memory;
        if (isTold || isToldElsewhere)
        {
            MarkTold(sensor, resident, limit.Rule, day.DayNumber);
        }

        measurement = new(sensor, limit, isLow, at, day, value);
        return isTold && !isToldElsewhere;
    }

    /// <summary>Both numbers of a blood pressure are one thing to tell of.</summary>
    private void MarkTold(SensorId sensor, ResidentId? resident, string rule, int day)
    {
        // By index: an enumerator behind an interface would be an allocation each time.
        for (var i = 0; i < MeasurementLimits.All.Count; i++)
        {
            var limit = MeasurementLimits.All[i];
            if (limit.Rule == rule)
            {
                var memory = series.GetValueOrDefault((sensor, limit.Quantity));
                memory = memory.Resident == resident ? memory : new() { Resident = resident };
                memory.ToldOn = Math.Max(memory.ToldOn, day);
                series[(sensor, limit.Quantity)] = memory;
            }
        }
    }

    public void Restore(SensorId sensor, QuantityDefinition quantity, MeasurementMemory memory) => series[(sensor, quantity)] = memory;
}
