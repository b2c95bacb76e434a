namespace AgeingMonitor.Contracts.SenMl;

/// <summary>What became of a SenML pack.</summary>
/// <param name="Records">The records, in order; null when the pack is refused.</param>
/// <param name="Reason">Why it is refused, one of <see cref="Mqtt.WireReasons"/>; null when it is not.</param>
/// <param name="Detail">What was found, for a person; null when it is not refused.</param>
/// <typeparam name="T">The form of the records.</typeparam>
public sealed record SenMlResult<T>(IReadOnlyList<T>? Records, string? Reason, string? Detail);
