namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>A configuration that was read, or everything that is wrong with it.</summary>
/// <param name="Configuration">The configuration; null when there is a fault.</param>
/// <param name="Faults">Sentences that say where, what, and what is allowed; empty when it was read.</param>
public sealed record KitConfigurationResult(KitConfiguration? Configuration, IReadOnlyList<string> Faults);
