using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What is found: a suspected fall.</summary>
/// <param name="Sensor">The worn sensor.</param>
/// <param name="ImpactAt">When the knock was hardest: the episode's start.</param>
/// <param name="PeakG">How hard, in g.</param>
/// <param name="Score">Score of the model.</param>
internal readonly record struct WornFall(SensorId Sensor, Instant ImpactAt, double PeakG, double Score);
