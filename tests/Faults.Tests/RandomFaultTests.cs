using System.Globalization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Faults.Tests.Run;
using AgeingMonitor.Faults.Tests.Site;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Faults.Tests;

/// <summary>
/// The promise of the whole chain, tried by chance: whatever happens to links, broker, ingest, databases, silo and kits, and in whatever order, what a kit was told is safe is stored, what is stored was sent, and each alert is raised once.
/// Set AGEING_FAULT_SEED and AGEING_FAULT_STEPS to have a run again.
/// </summary>
public sealed class RandomFaultTests
{
    private const int ShortSteps = 300;
    private const int LongSteps = 10_000;

    [Fact]
    public async Task RandomSteps_HealedNowAndThen_BreakNoPromise()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var seed = Number("AGEING_FAULT_SEED") ?? 20261126;
        var steps = (int)(Number("AGEING_FAULT_STEPS") ?? (Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? LongSteps : ShortSteps));
        var line = new StreamFaultOptions { Seed = seed, Drop = 0.02, Duplicate = 0.05, Delay = 0.05, Reorder = 0.05, Corrupt = 0.01, Clock = 0.01 };
        await using var site = await FaultSite.StartAsync([HomeMode.Live, HomeMode.Replay, HomeMode.Live, HomeMode.Replay], line, cancellation);
        var run = new FaultRun(site, seed);
        await run.RunAsync(steps, TestContext.Current.SendDiagnosticMessage, cancellation);
        Assert.True(run.Checks > 0);
        TestContext.Current.TestOutputHelper?.WriteLine(run.Summary);
    }

    private static long? Number(string name) => long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
