using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>What one window of a pulse wave says.</summary>
/// <param name="From">Its start.</param>
/// <param name="To">Its end, excluded.</param>
/// <param name="Breathing">Breaths a minute; null when the window does not tell.</param>
/// <param name="BreathingQuality">Share of the belief that lies within 2 breaths/min of the estimate, 0 to 1.</param>
/// <param name="Pulse">Beats a minute; null when the window does not tell.</param>
/// <param name="PulseQuality">Signal-quality index, 0 to 1: the smaller of the likeness of the wave to itself one beat later and the share of even intervals.</param>
public readonly record struct PulseRates(Instant From, Instant To, double? Breathing, double BreathingQuality, double? Pulse, double PulseQuality);
