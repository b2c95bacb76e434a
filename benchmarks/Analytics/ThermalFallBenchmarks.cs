using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Analytics;

/// <summary>A home with one thermal array of 4 × 4 pixels and 8 pictures a second: a pack a second, a minute at a time, somebody crossing the room; figures are for one picture.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class ThermalFallBenchmarks
{
    private const int Seconds = 60;
    private const int Pictures = 8;
    private static readonly KitId Kit = KitId.Derive("benchmark kit");
    private static readonly SensorId Array = SensorId.Parse("thermal");
    private readonly List<AlertDraft> raised = [];
    private readonly ObservedValue[] blocks = [.. Enumerable.Range(0, Seconds).Select(BlockOf)];
    private readonly HomeAnalysis home = new(
        new HomePlan
        {
            Home = HomeId.Derive("benchmark home"),
            Mode = HomeMode.Live,
            TimeZone = "Europe/Paris",
            CareTeam = CareTeamId.Derive("benchmark team"),
            Rooms = [],
            Kits = [new(Kit, HomeId.Derive("benchmark home"), TimeRange.Always)],
            Sensors = [],
            Residents = [],
        },
        new());

    private Pack[] minute = [];
    private long sequence;

    [IterationSetup]
    public void Seal() => minute = [.. Enumerable.Range(0, Seconds).Select(_ => PackAt(++sequence))];

    [Benchmark(OperationsPerInvoke = Seconds * Pictures)]
    public int ProcessAMinute()
    {
        foreach (var pack in minute)
        {
            home.Process(pack, raised);
        }

        return raised.Count;
    }

    private Pack PackAt(long number)
    {
        var at = new Instant(1_800_000_000_000_000 + (number * Instant.MicrosecondsPerSecond));
        return new()
        {
            Key = new(Kit, 1, Lane.Obs, number),
            SealedAt = at,
            ReceivedAt = at,
            Clock = new(ClockState.Synced, null),
            Observations = [new(Array, Quantities.ThermalFrames, at - TimeSpan.FromSeconds(1), blocks[(int)(number % Seconds)])],
        };
    }

    private static ObservedValue BlockOf(int second) => Waveform.Create(
        Pictures,
        0.01,
        16,
        [.. Enumerable.Range(0, Pictures).SelectMany(picture => Enumerable.Range(0, 16).Select(pixel => (short)(2200 + (pixel % 4 == (second + (picture / 4)) % 4 ? 180 : 0) - (pixel / 12 * 90))))]).ToValue();
}
