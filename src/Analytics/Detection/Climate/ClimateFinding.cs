using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>A home is too hot or too cold: one level of one episode.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Level">How bad.</param>
/// <param name="Start">Start of the episode: of the first of the three days, or of the first hour.</param>
/// <param name="At">End of the hour in which it was found.</param>
/// <param name="Value">Mean of the three maxima, or of the hours counted; °C.</param>
/// <param name="Minimum">Mean of the three minima; of hours the value again.</param>
/// <param name="Outside">The same means outside, where known.</param>
/// <param name="Hours">Hours counted: of the three days those known.</param>
internal readonly record struct ClimateFinding(ClimateReason Reason, ClimateLevel Level, Instant Start, Instant At, double Value, double Minimum, DayMeans? Outside, int Hours)
{
    public bool IsHeat => Reason is not (ClimateReason.Cold or ClimateReason.VeryCold);
}
