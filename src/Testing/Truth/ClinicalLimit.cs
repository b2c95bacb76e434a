using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Truth;

/// <summary>A value of one quantity at which somebody has to look at the resident, whatever a detector makes of it.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="AtOrBelow">In the quantity's unit; null where there is no low limit.</param>
/// <param name="AtOrAbove">In the quantity's unit; null where there is no high limit.</param>
internal sealed record ClinicalLimit(QuantityDefinition Quantity, double? AtOrBelow, double? AtOrAbove)
{
    /// <summary>
    /// The outermost bands of Royal College of Physicians, "National Early Warning Score (NEWS) 2", London 2017, chart 1 (SpO2 by scale 1); diastolic pressure: grade 3 of Williams et al.,
    /// Eur Heart J 39:3021 (2018), table 3. Written here a second time on purpose: the truth must not move when a detector's limits do.
    /// </summary>
    public static readonly IReadOnlyList<ClinicalLimit> All =
    [
        new(Quantities.HeartRate, 40, 131),
        new(Quantities.PulseRate, 40, 131),
        new(Quantities.OxygenSaturation, 91, null),
        new(Quantities.RespiratoryRate, 8, 25),
        new(Quantities.BodyTemperature, 35.0, 39.1),
        new(Quantities.SystolicBloodPressure, 90, 220),
        new(Quantities.DiastolicBloodPressure, null, 110),
    ];

    /// <summary>Values of a cuff that want a look on the day: grade 2 of the same table, and a pulse from 100 or down to 50.</summary>
    private static readonly IReadOnlyList<ClinicalLimit> OfTheDay =
    [
        new(Quantities.SystolicBloodPressure, null, 160),
        new(Quantities.DiastolicBloodPressure, 54, 100),
        new(Quantities.HeartRate, 50, 100),
        new(Quantities.PulseRate, 50, 100),
    ];

    /// <summary>From where NEWS2, chart 1, gives a point or more (SpO2 by scale 1).</summary>
    private static readonly IReadOnlyList<ClinicalLimit> Scored =
    [
        new(Quantities.HeartRate, 50, 91),
        new(Quantities.PulseRate, 50, 91),
        new(Quantities.OxygenSaturation, 95, null),
        new(Quantities.RespiratoryRate, 11, 21),
        new(Quantities.BodyTemperature, 36.0, 38.1),
        new(Quantities.SystolicBloodPressure, 110, 220),
    ];

    /// <summary>Whether a value adds to the early warning score.</summary>
    public static bool IsScored(string quantity, double value) => Scored.Any(limit => limit.Quantity.Code == quantity && (value <= limit.AtOrBelow || value >= limit.AtOrAbove));

    /// <summary>Whether a single measurement wants a look on the day.</summary>
    public static bool IsToBeLookedAt(string quantity, double value) => OfTheDay.Any(limit => limit.Quantity.Code == quantity && (value <= limit.AtOrBelow || value >= limit.AtOrAbove));

    /// <summary>Whether somebody has to look at a resident who truly was so on a day; blood pressure is not told of days.</summary>
    public static bool IsPassedOn(TrueDay day) =>
        IsPassed(Quantities.BodyTemperature.Code, day.HighestTemperature)
        || IsPassed(Quantities.OxygenSaturation.Code, day.LowestOxygenSaturation)
        || IsPassed(Quantities.RespiratoryRate.Code, day.HighestRespiratoryRate)
        || IsPassed(Quantities.HeartRate.Code, day.HighestHeartRate);

    /// <summary>Whether somebody has to look.</summary>
    public static bool IsPassed(string quantity, double value) => All.Any(limit => limit.Quantity.Code == quantity && (value <= limit.AtOrBelow || value >= limit.AtOrAbove));
}
