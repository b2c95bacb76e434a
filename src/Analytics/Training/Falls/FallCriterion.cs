namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>What a threshold is chosen by.</summary>
/// <param name="IsF1">F1; otherwise balanced accuracy, which is Youden's index in other units.</param>
/// <param name="OlderWeight">So much the share of older people's daily life that alarms weighs against it: they are whom it is for.</param>
internal sealed record FallCriterion(bool IsF1, double OlderWeight)
{
    /// <summary>That of the threshold of all sensors.</summary>
    public static FallCriterion Common { get; } = new(IsF1: false, 1);

    /// <summary>Those tried for a site of the body.</summary>
    public static IReadOnlyList<FallCriterion> OfSites { get; } = [Common, new(IsF1: false, 0), new(IsF1: true, 1), new(IsF1: true, 0)];

    /// <summary>The figure of a set, older people left aside.</summary>
    /// <param name="found">Share of falls found.</param>
    /// <param name="wrong">Share of daily life that alarms.</param>
    /// <param name="falls">How many falls.</param>
    /// <param name="daily">How many trials of daily life.</param>
    public double Of(double found, double wrong, int falls, int daily) =>
        IsF1 && falls > 0 ? 2 * found * falls / (falls + (found * falls) + (wrong * daily)) : (found + 1 - wrong) / 2;
}
