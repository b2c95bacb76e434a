using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AgeingMonitor.Benchmarks.Storage;

/// <summary>A store is measured as it is used: in one process, a few long runs, each going on where the one before ended.</summary>
internal sealed class StoreConfig : ManualConfig
{
    public StoreConfig()
    {
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        AddJob(Job.Default
            .WithStrategy(RunStrategy.Monitoring)
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(1)
            .WithIterationCount(12)
            .WithInvocationCount(1)
            .WithUnrollFactor(1));
    }
}
