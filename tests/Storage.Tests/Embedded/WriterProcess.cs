using System.Diagnostics;
using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Storage.Embedded;

namespace AgeingMonitor.Storage.Tests.Embedded;

/// <summary>
/// This test program started again as a process that does nothing but write: pack after pack from where the ledger ends, naming each on its output once it is acknowledged.
/// It is there to be killed.
/// </summary>
internal static class WriterProcess
{
    public static readonly KitId Kit = KitId.Derive("writer process");

    private const string Variable = "AGEING_STORAGE_TEST_WRITER";

    /// <summary>What the process writes under a number.</summary>
    public static Pack PackOf(long sequence)
        => TestPacks.Obs(Kit, sequence, [.. Enumerable.Range(0, 50).Select(i => TestPacks.HeartRate((sequence * 60) + i, sequence + (i / 64.0)))]);

    public static Process Start(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.Environment[Variable] = path;
        return Process.Start(start)!;
    }

    /// <summary>The file that this process was started to write to; null for a process that was started to test.</summary>
    public static string? PathIfAsked => Environment.GetEnvironmentVariable(Variable);

    public static async Task<int> WriteForEverAsync(string path)
    {
        using var store = new EmbeddedObservationStore(path, TimeProvider.System);
        await store.PrepareAsync(default);
        var known = await store.ReadPacksAsync(Kit, 1, Lane.Obs, 0, default).ToListAsync();
        var output = Console.Out;
        for (var next = known.Count + 1; ; next += 3)
        {
            await store.WriteAsync([PackOf(next), PackOf(next + 1), PackOf(next + 2)], default);
            await output.WriteLineAsync((next + 2).ToString(CultureInfo.InvariantCulture));
            await output.FlushAsync();
        }
    }
}
