using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Falls;

/// <summary>The score of one knock by the built-in model of falls, over rows that differ; figures are for one row.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class FlatForestBenchmarks : IFallScanSink
{
    private const int Rows = 256;

    private readonly FlatForest forest = FallModel.BuiltIn.Forest;
    private readonly List<float[]> rows = new(Rows);

    /// <summary>Knocks of brisk walking whose strength differs.</summary>
    [GlobalSetup]
    public void Gather()
    {
        var (random, scanner, motion) = (new Random(7), new FallScanner(this), WornMotion.BriskWalking);
        var strength = 1.0;
        for (long i = 0; rows.Count < Rows; i++)
        {
            var at = (int)(i % WornMotion.Samples);
            strength = at % (3 * WornMotion.Rate) == 0 ? 0.5 + (2 * random.NextDouble()) : strength;
            scanner.Push(i * WornMotion.Period, strength * motion.X[at], strength * motion.Y[at], strength * motion.Z[at]);
        }

        Console.WriteLine(FormattableString.Invariant($"// {forest.Trees} trees, {forest.Features} features; scores from {rows.Min(row => forest.Score(row)):0.0} to {rows.Max(row => forest.Score(row)):0.0}."));
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public double Score()
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            sum += forest.Score(row);
        }

        return sum;
    }

    void IFallScanSink.OnCell(long at, double x, double y, double z)
    {
    }

    void IFallScanSink.OnCandidate(in FallCandidate candidate, ReadOnlySpan<float> row)
    {
        if (rows.Count < Rows)
        {
            rows.Add(row.ToArray());
        }
    }
}
