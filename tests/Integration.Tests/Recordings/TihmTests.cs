using System.Globalization;
using System.Text.RegularExpressions;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Integration.Tests.Recordings;

/// <summary>Three months of 28 real homes through the broker, into the embedded store and into the real servers: nothing lost, nothing twice, the same alerts. Long.</summary>
public sealed partial class TihmTests
{
    [Fact]
    public async Task Replay_IntoBothStores_HoldsEveryRowOnce_AndRaisesTheSameAlerts()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "takes ten minutes: run with ./ageing test --long");
        SplitServers.SkipWhereAbsent();
        var folder = SharedData.Require("tihm");
        await using var single = new SingleProcess();
        await using var servers = new SplitServers();
        var recording = single.Folder.Inside("tihm.amr.gz");
        var imported = await RecordingImporters.Find("tihm")!.ImportAsync(folder, recording, new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.NotNull(imported.Report);

        await single.StartAsync();
        var first = await PlayAsync(single, recording);
        foreach (var home in imported.Report.Homes)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"home {home.Home} observations {home.Observations} {home.Checksum:x16} "), first, StringComparison.Ordinal);
        }

        Assert.Equal(first, await PlayAsync(single, recording));
        await servers.StartAsync();
        Assert.Equal(first, await PlayAsync(servers, recording));
    }

    private static async Task<string> PlayAsync(ChainSystem system, string recording)
    {
        await using var replay = system.StartReplay(recording, "--speed", "max");
        Assert.True(await replay.WaitAsync(TimeSpan.FromMinutes(20)) == 0, replay.Output);
        TestContext.Current.SendDiagnosticMessage($"{system.GetType().Name}: {Sent().Match(replay.Output).Value}");
        return await system.ContentAsync();
    }

    [GeneratedRegex("sent .*")]
    private static partial Regex Sent();
}
