using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>Rates estimated from a piece of a resident's pulse wave.</summary>
/// <param name="Sensor">Whose wave it is.</param>
/// <param name="Resident">Of whom.</param>
/// <param name="At">When the piece ended.</param>
/// <param name="Rates">What it says; at least one of the two is there.</param>
internal readonly record struct PulseReading(SensorId Sensor, ResidentId Resident, Instant At, PulseRates Rates);
