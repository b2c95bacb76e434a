using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Evaluation.VitalBaseline;

/// <summary>A change that is written into true values: from one day evenly over some days, and then it stays.</summary>
/// <param name="Name">As in the data set's name.</param>
/// <param name="Quantity">Of what.</param>
/// <param name="Change">How much more, in the quantity's unit.</param>
/// <param name="Days">How long it takes.</param>
internal sealed record VitalCourse(string Name, QuantityDefinition Quantity, double Change, int Days)
{
    /// <summary>For so many days after its end it can still be found.</summary>
    public const int After = 7;

    public static IReadOnlyList<VitalCourse> All { get; } =
    [
        new("pulse-15-up-in-7-days", Quantities.HeartRate, 15, 7),
        new("pulse-15-down-in-7-days", Quantities.HeartRate, -15, 7),
        new("systolic-20-up-in-7-days", Quantities.SystolicBloodPressure, 20, 7),
        new("systolic-20-down-in-7-days", Quantities.SystolicBloodPressure, -20, 7),
        new("diastolic-12-up-in-7-days", Quantities.DiastolicBloodPressure, 12, 7),
        new("diastolic-12-down-in-7-days", Quantities.DiastolicBloodPressure, -12, 7),
        new("temperature-1-up-in-3-days", Quantities.BodyTemperature, 1, 3),
    ];

    /// <summary>What the device would have said.</summary>
    public double Changed(double value, TimeSpan since) => since < TimeSpan.Zero ? value : value + (Change * Math.Clamp((since.TotalDays + 1) / Days, 0, 1));

    /// <summary>Whether a value lies at or beyond a fixed limit on the side of the change, of the measurement of the day or of the vital sign.</summary>
    public bool IsBeyondFixed(double value)
    {
        var (day, now) = (MeasurementLimits.Of(Quantity), VitalSignsDetector.LimitOf(Quantity));
        return Change > 0 ? value >= (day?.High ?? now?.High) : value <= (day?.Low ?? now?.Low);
    }
}
