namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>Something to tell of a blood pressure at home.</summary>
/// <param name="Standing">High or low, which has begun; or that there are too few measurements.</param>
/// <param name="Mean">What it rests on.</param>
internal readonly record struct PressureFinding(PressureStanding Standing, PressureMean Mean);
