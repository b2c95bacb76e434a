namespace AgeingMonitor.Contracts.Packs;

/// <summary>The state of the kit's clock while a pack's observations were made; one state a pack.</summary>
/// <param name="State">How far the clock can be trusted.</param>
/// <param name="UncertaintySeconds">Largest expected error in seconds; null when unknown.</param>
public readonly record struct ClockQuality(ClockState State, double? UncertaintySeconds);
