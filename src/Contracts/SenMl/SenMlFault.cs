namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Why reading stopped.</summary>
/// <param name="Reason">One of <see cref="Mqtt.WireReasons"/>.</param>
/// <param name="Detail">What was found, for a person.</param>
internal sealed record SenMlFault(string Reason, string Detail);
