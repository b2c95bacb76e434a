using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Which latest values a tile shows, and in which slot. Pure.</summary>
internal static class VitalSlots
{
    private const long OneReadingMicroseconds = 10 * Instant.MicrosecondsPerSecond;

    private static readonly (string Slot, QuantityDefinition[] Quantities, int Digits)[] Slots =
    [
        ("pulse", [Quantities.HeartRate, Quantities.PulseRate], 0),
        ("oxygen", [Quantities.OxygenSaturation], 0),
        ("pressure", [Quantities.SystolicBloodPressure], 0),
        ("temperature", [Quantities.BodyTemperature], 1),
        ("respiration", [Quantities.RespiratoryRate], 0),
    ];

    /// <summary>The newest value of each slot for each person, in the order of slots.</summary>
    public static IReadOnlyList<VitalView> From(IReadOnlyList<TileValue> latest, Func<string?, string?> personOf)
    {
        var views = new List<VitalView>();
        foreach (var (slot, quantities, digits) in Slots)
        {
            var newest = latest.Where(v => quantities.Any(q => q.Code == v.Quantity)).GroupBy(v => v.Resident).Select(g => g.MaxBy(v => v.MeasuredAt)).OrderBy(v => v.Resident, StringComparer.Ordinal);
            foreach (var value in newest)
            {
                double? second = slot == "pressure" ? DiastolicOf(value, latest) : null;
                var quantity = quantities.First(q => q.Code == value.Quantity);
                views.Add(new VitalView(slot, value.Resident, personOf(value.Resident), value.Value, second, digits, Units.Shown(quantity), Milliseconds.Of(new Instant(value.MeasuredAt))));
            }
        }

        return views;
    }

    /// <summary>The diastolic pressure of the same cuff and reading; a pair is never put together from two readings, and no cuff takes two within 10 s.</summary>
    private static double? DiastolicOf(TileValue systolic, IReadOnlyList<TileValue> latest)
    {
        foreach (var value in latest)
        {
            if (value.Quantity == Quantities.DiastolicBloodPressure.Code && value.Sensor == systolic.Sensor && value.Resident == systolic.Resident && Math.Abs(value.MeasuredAt - systolic.MeasuredAt) < OneReadingMicroseconds)
            {
                return value.Value;
            }
        }

        return null;
    }
}
