using AgeingMonitor.Analytics;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Analytics;

/// <summary>
/// All detectors on a home's packs, a month of them after days of watching; figures are for one observation. Budget: 5 µs, no bytes but for the ends of days and what is found, 50 kB of saved state.
/// The setup says the exact bytes, which the table rounds.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class HomeAnalysisBenchmarks
{
    private const int Observations = 150_000;

    private HomeInOrder home = null!;
    private HomeAnalysis detectors = null!;

    /// <summary>Days watched before. After eight weeks the detectors remember as much as they ever do.</summary>
    [Params(14, 70)]
    public int WatchedDays { get; set; }

    /// <summary>How often things happen: never, or as in life.</summary>
    [Params(0, 1)]
    public int Incidence { get; set; }

    [GlobalSetup]
    public void Watch()
    {
        home = new(WatchedDays, Observations, Incidence);
        detectors = home.Detectors();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = home.Play(detectors, home.Packs);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(FormattableString.Invariant(
            $"// Saved state: {home.StateBytes} bytes. {Observations} observations in {home.Packs.Count} packs, {(home.Packs[^1].SealedAt - home.Packs[0].SealedAt).TotalDays:0.0} days: {found} found, {allocated} bytes allocated, {(double)allocated / Observations:0.000} an observation."));
    }

    [IterationSetup]
    public void Resume() => detectors = home.Detectors();

    [Benchmark(OperationsPerInvoke = Observations)]
    public int Process() => home.Play(detectors, home.Packs);
}
