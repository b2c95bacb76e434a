using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>How far the writing of a simulation has come.</summary>
/// <param name="Reached">True time of the last message.</param>
/// <param name="Share">Share of the time that is done, 0 to 1.</param>
/// <param name="Observations">Observations so far.</param>
public sealed record SimulationProgress(Instant Reached, double Share, long Observations);
