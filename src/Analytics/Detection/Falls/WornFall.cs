using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What is found: a suspected fall, or what has become of it.</summary>
/// <param name="Sensor">The worn sensor.</param>
/// <param name="ImpactAt">When the knock was hardest: the episode's start.</param>
/// <param name="PeakG">How hard, in g.</param>
/// <param name="Score">Score of the model.</param>
/// <param name="Stage">Suspected, confirmed or cancelled.</param>
/// <param name="Reason">Why it is confirmed or cancelled.</param>
/// <param name="At">When.</param>
internal readonly record struct WornFall(SensorId Sensor, Instant ImpactAt, double PeakG, double Score, FallStage Stage, FallReason Reason, Instant At);
