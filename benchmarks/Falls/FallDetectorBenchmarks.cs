using AgeingMonitor.Falls;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Falls;

/// <summary>Falls from a worn accelerometer of 50 Hz, a minute at a time; figures are for one sample of three axes.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class FallDetectorBenchmarks
{
    private readonly FallDetector quiet = new(FallModel.BuiltIn.Forest, FallModel.BuiltIn.Card.Threshold);
    private readonly FallDetector walking = new(FallModel.BuiltIn.Forest, FallModel.BuiltIn.Card.Threshold);
    private readonly FallDetector brisk = new(FallModel.BuiltIn.Forest, FallModel.BuiltIn.Card.Threshold);
    private long quietAt, walkingAt, briskAt;

    [GlobalSetup]
    public void Warm() => Console.WriteLine(FormattableString.Invariant($"// Knocks a minute: {Quiet()} quiet, {Walking()} walking, {BriskWalking()} brisk."));

    [Benchmark(OperationsPerInvoke = WornMotion.Samples)]
    public int Quiet() => Push(quiet, WornMotion.Quiet, ref quietAt);

    [Benchmark(OperationsPerInvoke = WornMotion.Samples)]
    public int Walking() => Push(walking, WornMotion.Walking, ref walkingAt);

    [Benchmark(OperationsPerInvoke = WornMotion.Samples)]
    public int BriskWalking() => Push(brisk, WornMotion.BriskWalking, ref briskAt);

    private static int Push(FallDetector detector, WornMotion motion, ref long at)
    {
        var knocks = 0;
        for (var i = 0; i < WornMotion.Samples; i++)
        {
            detector.Push(at, motion.X[i], motion.Y[i], motion.Z[i]);
            at += WornMotion.Period;
            while (detector.TryTake(out _))
            {
                knocks++;
            }
        }

        return knocks;
    }
}
