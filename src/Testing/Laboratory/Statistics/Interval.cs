namespace AgeingMonitor.Testing.Laboratory.Statistics;

/// <summary>A confidence interval of 95 %, both ends inside.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);
