using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What the sources of one home together say of a fall.</summary>
/// <param name="Sensor">Whose suspicion it is; with <paramref name="Start"/> it names the episode.</param>
/// <param name="IsWorn">Whether somebody wears it; else it watches a room.</param>
/// <param name="Start">When the fall began.</param>
/// <param name="Kind">One of <c>AlertDevelopments</c>; null when it is suspected only.</param>
/// <param name="Reason">Why; null with <paramref name="Kind"/>.</param>
/// <param name="At">When it is said.</param>
/// <param name="Other">The second sensor, where there is one.</param>
internal readonly record struct FallNews(SensorId Sensor, bool IsWorn, Instant Start, string? Kind, string? Reason, Instant At, SensorId? Other);
