using AgeingMonitor.Analytics;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Simulations;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Testing;

/// <summary>Simulated homes: how long a person's life, the kit's packs, their bytes and the detectors take. Each makes the homes anew.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class SimulationBenchmarks
{
    /// <summary>From a person's life to alerts, one home, 90 days.</summary>
    [Benchmark]
    public int PlayNinetyDays()
    {
        var simulation = NewSimulation();
        var player = new InProcessPlayer(simulation.Manifest.Homes, new DetectionOptions());
        foreach (var taped in simulation.Packs())
        {
            player.Play(taped.Pack);
        }

        return player.Alerts.Count;
    }

    /// <summary>The same without detectors.</summary>
    [Benchmark]
    public long TapeNinetyDays() => NewSimulation().Packs().Sum(taped => (long)taped.Pack.Observations.Count);

    /// <summary>The same as bytes.</summary>
    [Benchmark]
    public long EncodeNinetyDays() => NewSimulation().Messages().Sum(message => (long)message.Payload.Length);

    private static Simulation NewSimulation() => Simulation.Create(new SimulationOptions { Name = "benchmark", Homes = 1, Days = 90, Seed = 11, Start = new DateOnly(2026, 1, 12) });
}
