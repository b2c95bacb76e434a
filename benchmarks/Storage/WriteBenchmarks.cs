using AgeingMonitor.Contracts.Packs;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Storage;

/// <summary>Durable writing by one caller; figures are for one observation.</summary>
[Config(typeof(StoreConfig))]
public class WriteBenchmarks : IDisposable
{
    private const int Observations = 100_000;

    private BenchmarkStore? store;
    private Pack[][] batches = [];

    /// <summary>Which store.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = string.Empty;

    /// <summary>Observations made durable at once.</summary>
    [Params(50, 1_000, 5_000)]
    public int Batch { get; set; }

    public static IEnumerable<string> Kinds => BenchmarkStore.Kinds;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        store = new BenchmarkStore(Kind);
        await store.Store.PrepareAsync(default);
    }

    [IterationSetup]
    public void MakePacks() => batches = [.. Enumerable.Range(0, Observations / Batch).Select(_ => store!.Next(Batch / BenchmarkStore.ObservationsAPack))];

    [Benchmark(OperationsPerInvoke = Observations)]
    public async Task WriteAsync()
    {
        foreach (var batch in batches)
        {
            await store!.Store.WriteAsync(batch, default);
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        store?.Dispose();
        GC.SuppressFinalize(this);
    }
}
