using AgeingMonitor.Analytics;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Integration.Tests.Scenarios;

/// <summary>Scenarios through broker, ingest, store, silo and care database: the alerts are those of the play in process, which the golden logs hold, each with the same id and none besides.</summary>
public sealed class ScenarioChainTests
{
    /// <summary>Those that are hard on order: backlogs, boots, undated events, repeats, broken messages.</summary>
    private static readonly string[] Hard = ["clock-unset-and-a-fall", "storm-of-everything-in-one-night"];

    /// <summary>At length the other rules, several homes and a look-alike too.</summary>
    private static readonly string[] Chosen = Environment.GetEnvironmentVariable("AGEING_LONG") == "1"
        ? [.. Hard, "fall-in-the-bathroom-offline", "homes-provider-outage", "stillness-sitting-for-seven-hours", "stillness-look-alike-nap-of-4-h-50", "vital-sign-blood-pressure-at-the-limits", "battery-low-at-fifteen-percent"]
        : Hard;

    [Fact]
    public async Task Scenarios_ReplayedIntoOneServer_RaiseTheAlertsOfThePlayInProcess()
    {
        await using var server = new SingleProcess();
        await server.StartAsync();
        var expected = new List<string>();
        foreach (var name in Chosen)
        {
            var simulation = ScenarioSimulation.Create(ScenarioLibrary.Find(name)!);
            expected.AddRange(InProcess(simulation));
            var recording = server.Folder.Inside($"{name}.jsonl.gz");
            await WriteAsync(simulation, recording);
            await using var replay = server.StartReplay(recording, "--speed", "max");
            Assert.True(await replay.WaitAsync(TimeSpan.FromMinutes(3)) == 0, $"{name}:{Environment.NewLine}{replay.Output}{Environment.NewLine}{server.Outputs()}");
        }

        var content = await server.ContentAsync();

        const string alert = "alert ";
        var actual = content.Split('\n').Where(line => line.StartsWith(alert, StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        Assert.NotEmpty(expected);
    }

    private static IEnumerable<string> InProcess(Simulation simulation)
    {
        var player = new InProcessPlayer(simulation.Manifest.Homes, new DetectionOptions());
        foreach (var pack in ScenarioSimulation.PacksOf(simulation))
        {
            player.Play(pack);
        }

        return player.Alerts.Select(alert => alert.Id.ToString());
    }

    private static async Task WriteAsync(Simulation simulation, string path)
    {
        await using var writer = await RecordingWriter.CreateAsync(path, simulation.Manifest, TestContext.Current.CancellationToken);
        foreach (var message in simulation.Messages())
        {
            await writer.WriteAsync(message, TestContext.Current.CancellationToken);
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
    }
}
