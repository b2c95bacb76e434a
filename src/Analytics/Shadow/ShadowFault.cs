using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>A shadow that could not go on, and was stopped.</summary>
/// <param name="Kit">The kit beside whose models it ran.</param>
/// <param name="Model">Which model, as <c>agitation</c>.</param>
/// <param name="Cause">What it threw.</param>
public sealed record ShadowFault(KitId Kit, string Model, Exception Cause);
