using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>
/// The limits in force. Blood pressure, high: grade 2 of Williams et al., "2018 ESC/ESH Guidelines for the management of arterial hypertension", Eur Heart J 39:3021, table 3. Diastolic, low: the highest value that the clinicians
/// of TIHM confirmed, leaving out each person in turn (this folder's README). Pulse: fast from 100 by the usual definition of tachycardia, slow to 50 by Kusumoto et al., "2018 ACC/AHA/HRS Guideline on bradycardia", Circulation 140:e382.
/// </summary>
public static class MeasurementLimits
{
    private const string Grade2 = "ESC/ESH 2018, grade 2";
    private const string Confirmed = "TIHM, confirmed by clinicians";
    private const string Slow = "ACC/AHA/HRS 2018, bradycardia";
    private const string Fast = "tachycardia, ≥ 100/min";

    /// <summary>Every limit, in the order of the documents.</summary>
    public static IReadOnlyList<MeasurementLimit> All { get; } =
    [
        new(Quantities.SystolicBloodPressure, AlertRules.BloodPressure, null, 160, string.Empty, Grade2),
        new(Quantities.DiastolicBloodPressure, AlertRules.BloodPressure, 54, 100, Confirmed, Grade2),
        new(Quantities.HeartRate, AlertRules.Pulse, 50, 100, Slow, Fast),
        new(Quantities.PulseRate, AlertRules.Pulse, 50, 100, Slow, Fast),
    ];

    private static readonly Dictionary<QuantityDefinition, MeasurementLimit> ByQuantity = All.ToDictionary(limit => limit.Quantity);

    /// <summary>The limit of a quantity; null where there is none.</summary>
    public static MeasurementLimit? Of(QuantityDefinition quantity) => ByQuantity.GetValueOrDefault(quantity);
}
