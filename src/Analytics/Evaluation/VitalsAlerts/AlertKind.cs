using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Evaluation.VitalsAlerts;

/// <summary>One kind of label of TIHM, what is measured for it, and which alerts are about it.</summary>
/// <param name="Name">As in the data set's name, such as <c>blood-pressure</c>.</param>
/// <param name="Label">As the source writes it.</param>
/// <param name="Quantities">Codes of what is measured.</param>
/// <param name="IsPlain">The plain limits that it is held against.</param>
internal sealed record AlertKind(string Name, string Label, IReadOnlyList<string> Quantities, Func<PersonDay, bool> IsPlain)
{
    public static IReadOnlyList<AlertKind> All { get; } =
    [
        new("blood-pressure", "Blood pressure", ["systolic-blood-pressure", "diastolic-blood-pressure"], day => Any(day, "systolic-blood-pressure", v => v is > 160 or < 90) || Any(day, "diastolic-blood-pressure", v => v is > 100 or < 55)),
        new("pulse", "Pulse", ["heart-rate", "pulse-rate"], day => Any(day, "heart-rate", v => v is > 100 or < 50)),
        new("body-water", "Body water", ["body-water"], day => Any(day, "body-water", v => v is < 40 or > 65)),
        new("weight", "Weight", ["body-weight"], _ => false),
        new("temperature", "Temperature", ["body-temperature"], day => Any(day, "body-temperature", v => v is >= 38 or <= 35)),
    ];

    /// <summary>Whether an alert is about it: its evidence is of these quantities, or its rule is so called.</summary>
    public bool IsAbout(AlertDraft alert) => alert.Rule == Name || (alert.Rule is AlertRules.VitalSign && alert.Evidence.Any(evidence => Quantities.Contains(evidence.Quantity)));

    private static bool Any(PersonDay day, string quantity, Func<double, bool> isOutside) => day.Values.TryGetValue(quantity, out var values) && values.Exists(value => isOutside(value));
}
