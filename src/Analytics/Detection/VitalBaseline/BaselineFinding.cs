using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A vital sign that has been unlike the resident's own for some days.</summary>
/// <param name="Sensor">The device.</param>
/// <param name="Quantity">What.</param>
/// <param name="Day">The day with which it was found.</param>
/// <param name="Strangest">The part of that day that lay farthest to that side.</param>
/// <param name="Score">The median deviation of the days, in personal spreads.</param>
/// <param name="Limit">The limit in force.</param>
/// <param name="Days">How many of the last <see cref="BaselineLimits.Verdict"/> measured days lay beyond the limit.</param>
internal readonly record struct BaselineFinding(SensorId Sensor, BaselineQuantity Quantity, DateOnly Day, StrangePart Strangest, double Score, double Limit, int Days);
