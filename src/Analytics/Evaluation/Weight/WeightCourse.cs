using AgeingMonitor.Analytics.Detection.Weight;

namespace AgeingMonitor.Analytics.Evaluation.Weight;

/// <summary>A change of weight that is written into true weighings: from one instant evenly over some days, and then it stays.</summary>
/// <param name="Name">As in the data set's name.</param>
/// <param name="Kilograms">How much more; null where it is a share.</param>
/// <param name="Percent">How much more in percent of the person's median weight; null where it is kilograms.</param>
/// <param name="Days">How long it takes.</param>
/// <param name="IsFound">Whether a finding of the detector is about it.</param>
internal sealed record WeightCourse(string Name, double? Kilograms, double? Percent, int Days, Func<WeightFinding, bool> IsFound)
{
    /// <summary>For so many days after its end it can still be found.</summary>
    public const int After = 7;

    public static IReadOnlyList<WeightCourse> All { get; } =
    [
        Gain("gain-2.5-kg-in-2-days", 2.5, 2),
        Gain("gain-3-kg-in-2-days", 3, 2),
        Gain("gain-4-kg-in-3-days", 4, 3),
        new("loss-6-percent-in-28-days", null, -6, 28, finding => finding.Kind == WeightFindingKind.LossInAMonth),
        new("drift-of-minus-3-percent-in-28-days", null, -3, 28, finding => finding is { Kind: WeightFindingKind.Drift, Change: < 0 }),
        new("drift-of-minus-6-percent-in-28-days", null, -6, 28, finding => finding is { Kind: WeightFindingKind.Drift, Change: < 0 }),
        new("drift-of-3-percent-in-14-days", null, 3, 14, finding => finding is { Kind: WeightFindingKind.Drift, Change: > 0 }),
    ];

    /// <summary>What the scale would have said.</summary>
    public double Changed(double kilograms, double usual, TimeSpan since)
    {
        var whole = Kilograms ?? (usual * (Percent ?? 0) / 100);
        return Math.Round(kilograms + (whole * Math.Clamp(since / TimeSpan.FromDays(Days), 0, 1)), 1);
    }

    private static WeightCourse Gain(string name, double kilograms, int days) => new(name, kilograms, null, days, finding => finding.Kind == WeightFindingKind.Gain);
}
