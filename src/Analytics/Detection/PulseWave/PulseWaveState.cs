namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>What is remembered of one pulse wave between samples: 4.7 kB. A value: it is copied in and out.</summary>
public sealed record PulseWaveState
{
    /// <summary>Start of the window that is being filled, in microseconds since 1970; null before the first sample.</summary>
    public long? Start { get; init; }

    /// <summary>Sums of the samples of each bin.</summary>
    public IReadOnlyList<float> Sums { get; init; } = [];

    /// <summary>Samples of each bin.</summary>
    public IReadOnlyList<byte> Counts { get; init; } = [];

    /// <summary>What is expected of the next breathing rate, over the rates of the grid; sums to 1.</summary>
    public IReadOnlyList<float> Expected { get; init; } = [];
}
