using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>The time by the kit's own clock.</summary>
/// <param name="At">Now.</param>
/// <param name="UncertaintySeconds">How far that may be off.</param>
internal readonly record struct PresentTime(Instant At, double UncertaintySeconds);
