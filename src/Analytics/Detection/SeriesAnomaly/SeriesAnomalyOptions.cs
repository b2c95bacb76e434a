namespace AgeingMonitor.Analytics.Detection.SeriesAnomaly;

/// <summary>
/// Settings of the detector of unusual values. All defaults were chosen together on 29 developer series of the Numenta Anomaly Benchmark, searched with whole categories left out (README);
/// they know neither unit nor scale nor rate.
/// </summary>
public sealed record SeriesAnomalyOptions
{
    /// <summary>How far beyond what is remembered a value has to lie, as a share of the remembered range. Default 0.03; above 0.</summary>
    public double Threshold { get; init; } = 0.03;

    /// <summary>Points before anything is said. Default 100; at least 1.</summary>
    public int WarmUpPoints { get; init; } = 100;

    /// <summary>Points for which nothing more is said after something was. Default 30; at least 1.</summary>
    public int QuietPoints { get; init; } = 30;

    /// <summary>How much the threshold grows with each thing said, as a share of itself. Default 0.17; 0 or more.</summary>
    public double Caution { get; init; } = 0.17;

    /// <summary>Points in which that growth falls to 1/e. Default 600; above 0.</summary>
    public double CautionPoints { get; init; } = 600;

    /// <summary>Share of the way to the mean by which remembered ends of the range come nearer with each point. Default 0.000025 (40,000 points); 0 to 1.</summary>
    public double Forgetting { get; init; } = 0.000025;

    /// <summary>The same for steps. Default 0.00007 (14,000 points); 0 to 1.</summary>
    public double StepForgetting { get; init; } = 0.00007;

    /// <summary>Weight of a short mean beyond its range; a value itself has 1. Default 0.35.</summary>
    public double ShortMeanWeight { get; init; } = 0.35;

    /// <summary>Weight of a long mean beyond its range. Default 1.9.</summary>
    public double LongMeanWeight { get; init; } = 1.9;

    /// <summary>Weight of a step between neighbours larger than any remembered. Default 0.35.</summary>
    public double StepWeight { get; init; } = 0.35;

    /// <summary>Weight of a distance from what is usual at this time of day beyond its range. Default 0.25.</summary>
    public double TimeOfDayWeight { get; init; } = 0.25;
}
