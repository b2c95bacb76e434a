namespace AgeingMonitor.Analytics.Shadow;

/// <summary>Something that one of the two models found alone.</summary>
/// <param name="At">Beginning of what was found, in microseconds since 1970 UTC.</param>
/// <param name="IsShadow">Whether it was the shadow that found it.</param>
/// <param name="Score">Its score over the limit of that model; above 0 but for models that compare by ratio.</param>
/// <param name="Sensor">The sensor that was worn, for falls.</param>
public sealed record Disagreement(long At, bool IsShadow, double Score, string? Sensor = null);
