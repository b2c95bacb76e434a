namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>When a pulse wave is believed. Chosen on 26 developer records of BIDMC, see README.</summary>
public sealed record PulseWaveOptions
{
    /// <summary>Least belief near the estimate for a breathing rate to be given. Default 0.45; 0 to 1.</summary>
    public double LeastBreathingQuality { get; init; } = 0.45;

    /// <summary>Least signal quality for a pulse rate to be given. Default 0.6; 0 to 1.</summary>
    public double LeastPulseQuality { get; init; } = 0.6;

    /// <summary>Least share of the window's 40 ms bins that hold a sample. Default 0.9; 0 to 1.</summary>
    public double LeastCoverage { get; init; } = 0.9;
}
