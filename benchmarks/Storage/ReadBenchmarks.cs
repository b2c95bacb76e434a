using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Storage;

/// <summary>Reads of one home among a hundred, a million observations in all: what a page and a grain that catches up ask for.</summary>
[Config(typeof(StoreConfig))]
public class ReadBenchmarks : IDisposable
{
    private BenchmarkStore? store;

    /// <summary>Which store.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = string.Empty;

    public static IEnumerable<string> Kinds => BenchmarkStore.Kinds;

    [GlobalSetup]
    public async Task FillAsync()
    {
        store = new BenchmarkStore(Kind);
        await store.Store.PrepareAsync(default);
        for (var i = 0; i < 200; i++)
        {
            await store.Store.WriteAsync(store.Next(100), default);
        }
    }

    [Benchmark(Description = "one series: 600 values")]
    public async Task<int> ReadSeriesAsync() => await CountAsync(store!.Store.ReadAsync(BenchmarkStore.OneSeries, TimeRange.Always, default));

    [Benchmark(Description = "one series in windows of 15 min")]
    public async Task<int> AggregateAsync() => (await store!.Store.AggregateAsync(BenchmarkStore.OneSeries, TimeRange.Always, TimeSpan.FromMinutes(15), default)).Count;

    [Benchmark(Description = "packs of a kit: 200 of 50")]
    public async Task<int> ReadPacksAsync() => await CountAsync(store!.Store.ReadPacksAsync(BenchmarkStore.OneSeries.Kit, 1, Lane.Obs, 0, default));

    [Benchmark(Description = "ledger of a kit: 200 entries")]
    public async Task<int> ReadLedgerAsync() => await CountAsync(store!.Store.ReadLedgerAsync(BenchmarkStore.OneSeries.Kit, TimeRange.Always, default));

    [Benchmark(Description = "latest of 20 series")]
    public async Task<int> ReadLatestAsync() => (await store!.Store.ReadLatestAsync(BenchmarkStore.OneSeries.Kit, default)).Count;

    [GlobalCleanup]
    public void Dispose()
    {
        store?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var item in items)
        {
            count++;
        }

        return count;
    }
}
