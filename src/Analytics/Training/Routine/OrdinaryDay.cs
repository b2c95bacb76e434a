using AgeingMonitor.Analytics.Detection.Routine;

namespace AgeingMonitor.Analytics.Training.Routine;

/// <summary>A day that says something of the routine.</summary>
/// <param name="Row">The day.</param>
/// <param name="Standard">In personal spreads from the personal median; null while there were too few days before it.</param>
internal sealed record OrdinaryDay(DayRow Row, double[]? Standard);
