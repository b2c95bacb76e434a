using AgeingMonitor.Analytics.Detection.PulseWave;
using AgeingMonitor.Contracts.Time;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Analytics;

/// <summary>Breathing and pulse from a wave of 125 Hz, 72 beats and 15 breaths a minute, ten windows of 32 s; figures are for one sample, the ends of windows spread over them.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class PulseWaveBenchmarks
{
    private const int Rate = 125;
    private const int Samples = 10 * 32 * Rate;

    private readonly PulseWaveDetector detector = new(new());
    private readonly PulseWaveDetector within = new(new());
    private readonly double[] wave = new double[Samples];
    private long at;

    [GlobalSetup]
    public void Warm()
    {
        var random = new Random(7);
        for (var i = 0; i < wave.Length; i++)
        {
            var (beat, breath) = (Math.Tau * 1.2 * i / Rate, Math.Tau * 0.25 * i / Rate);
            wave[i] = ((1 + (0.1 * Math.Sin(breath))) * (Math.Sin(beat) + (0.4 * Math.Sin(2 * beat)))) + (0.2 * Math.Sin(breath)) + (0.02 * random.NextDouble());
        }

        if (AddWithWindows() < 9)
        {
            throw new InvalidOperationException("The rates are not found.");
        }
    }

    /// <summary>All of it.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int AddWithWindows()
    {
        var found = 0;
        foreach (var sample in wave)
        {
            found += detector.Add(new(at), sample, out var rates) && rates.Pulse is not null ? 1 : 0;
            at += Instant.MicrosecondsPerSecond / Rate;
        }

        return found;
    }

    /// <summary>Samples alone, no window ends.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public bool AddWithinAWindow()
    {
        var found = false;
        for (var i = 0; i < wave.Length; i++)
        {
            found |= within.Add(new(i % 4000 * (Instant.MicrosecondsPerSecond / Rate)), wave[i], out _);
        }

        return found;
    }
}
