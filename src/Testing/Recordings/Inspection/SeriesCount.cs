using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>One series of a kit.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Quantity">Code of the quantity.</param>
/// <param name="Count">Observations, resends left out.</param>
/// <param name="First">First measured.</param>
/// <param name="Last">Last measured.</param>
/// <param name="PerHour">Observations an hour of the kit's time.</param>
public sealed record SeriesCount(string Sensor, string Quantity, long Count, Instant First, Instant Last, double PerHour);
