namespace AgeingMonitor.Analytics.Evaluation.Nab;

/// <summary>What errors cost in the Numenta Anomaly Benchmark; a window found at its very start earns 1.</summary>
/// <param name="Metric">Name of the figure.</param>
/// <param name="FalsePositive">Most that a detection outside a window costs.</param>
/// <param name="Missed">What a missed window costs.</param>
internal sealed record NabProfile(string Metric, double FalsePositive, double Missed)
{
    /// <summary>The three of the benchmark: Lavin and Ahmad, ICMLA 2015, table of profiles, and config/profiles.json of numenta/NAB.</summary>
    public static IReadOnlyList<NabProfile> All { get; } = [new("nab_standard", 0.11, 1), new("nab_low_fp", 0.22, 1), new("nab_low_fn", 0.11, 2)];
}
