using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Storage;

/// <summary>An observation that the store will never take.</summary>
/// <param name="Pack">The pack that carried it.</param>
/// <param name="Observation">The observation.</param>
/// <param name="Reason">The store's own words.</param>
public sealed record RefusedObservation(PackKey Pack, Observation Observation, string Reason);
