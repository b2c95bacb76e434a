using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Benchmarks.Edge;

/// <summary>The kit's outbox on the disk of <c>AGEING_BENCH_DISK</c>, else of the temporary folder: readings kept, sealed, taken and acknowledged, each with its fsync; figures are for one reading.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class OutboxBenchmarks
{
    private const int Readings = 1000;
    private static readonly KitTime Known = new(new ClockQuality(ClockState.Synced, 0.05), 1_700_000_000_000_000);
    private static readonly SensorId[] Sensors = [.. Enumerable.Range(0, 12).Select(i => SensorId.Parse($"room-{i}"))];
    private DirectoryInfo folder = null!;
    private KitOutbox outbox = null!;
    private long stamp;

    [GlobalSetup]
    public void Open()
    {
        folder = Directory.CreateDirectory(Path.Combine(Environment.GetEnvironmentVariable("AGEING_BENCH_DISK") ?? Path.GetTempPath(), $"ageing-outbox-{Guid.NewGuid():N}"));
        outbox = KitOutbox.Open(folder.FullName, KitId.Derive("benchmark"), new OutboxOptions(), "benchmark", NullLogger.Instance);
    }

    [GlobalCleanup]
    public void Close()
    {
        outbox.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Live: each reading is committed alone, leaves, and is acknowledged.</summary>
    [Benchmark]
    public void Live() => Pass(1);

    /// <summary>After an outage or in a burst: a thousand in one commit.</summary>
    [Benchmark(OperationsPerInvoke = Readings)]
    public void Thousand() => Pass(Readings);

    private void Pass(int count)
    {
        var readings = new Reading[count];
        for (var i = 0; i < count; i++)
        {
            stamp += 1_000;
            readings[i] = new Reading(Sensors[i % Sensors.Length], Quantities.RoomTemperature, ObservedValue.Of(20 + (i % 10 * 0.1)), stamp, outbox.Figures.LastReading + 1 + i);
        }

        outbox.Commit(readings, Known, stamp, TimeSpan.Zero);
        var packs = new List<PackNumber>();
        while (outbox.Take(mayTakeObs: true) is { } pack)
        {
            packs.Add(pack.Number);
        }

        outbox.Acknowledge(packs);
    }
}
