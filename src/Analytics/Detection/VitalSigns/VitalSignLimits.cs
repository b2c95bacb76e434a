using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>
/// The limits in force. NEWS2: Royal College of Physicians, "National Early Warning Score (NEWS) 2", London 2017, chart 1: the values that score 3 alone, and
/// for a high temperature, where no value scores 3, the values that score 2. Diastolic pressure: Williams et al., "2018 ESC/ESH Guidelines for the
/// management of arterial hypertension", Eur Heart J 39:3021, table 3: grade 3.
/// </summary>
public static class VitalSignLimits
{
    private const string Score3 = "NEWS2 (RCP 2017), score 3";
    private const string Score2 = "NEWS2 (RCP 2017), score 2";
    private const string Grade3 = "ESC/ESH 2018, grade 3";

    /// <summary>For residents of SpO2 scale 2, which a clinician decides. What is too high on oxygen is not said: nothing tells whether somebody breathes it.</summary>
    public static VitalSignLimit OxygenSaturationScaleTwo { get; } = new(Quantities.OxygenSaturation, 83, null, "NEWS2 (RCP 2017), SpO2 scale 2, score 3", string.Empty);

    /// <summary>Every limit, in the order of the documents.</summary>
    public static IReadOnlyList<VitalSignLimit> All { get; } =
    [
        new(Quantities.HeartRate, 40, 131, Score3, Score3),
        new(Quantities.PulseRate, 40, 131, Score3, Score3),
        new(Quantities.OxygenSaturation, 91, null, "NEWS2 (RCP 2017), SpO2 scale 1, score 3", string.Empty),
        new(Quantities.RespiratoryRate, 8, 25, Score3, Score3),
        new(Quantities.BodyTemperature, 35.0, 39.1, Score3, Score2),
        new(Quantities.SystolicBloodPressure, 90, 220, Score3, Score3),
        new(Quantities.DiastolicBloodPressure, null, 110, string.Empty, Grade3),
    ];
}
