using AgeingMonitor.Analytics.Detection.SeriesAnomaly;
using AgeingMonitor.Contracts.Time;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Analytics;

/// <summary>Unusual values of one numeric series, five minutes apart, after two weeks of it; figures are for one point.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class SeriesAnomalyBenchmarks
{
    /// <summary>Two weeks.</summary>
    private const int Points = 14 * 288;
    private const long Period = 300 * Instant.MicrosecondsPerSecond;

    private readonly SeriesAnomalyDetector detector = new(new());
    private readonly double[] series = new double[Points];
    private long at;

    [GlobalSetup]
    public void Learn()
    {
        var random = new Random(7);
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = 20 + (3 * Math.Sin(i * Math.Tau / 288)) + random.NextDouble() + (i is > 2000 and < 2010 ? 25 : 0);
        }

        Add();
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int Add()
    {
        var found = 0;
        foreach (var point in series)
        {
            found += detector.Add(new(at), point) ? 1 : 0;
            at += Period;
        }

        return found;
    }
}
