using AgeingMonitor.Testing.Replay.Cases;
using AgeingMonitor.Testing.Replay.Golden;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Replay.Tests;

/// <summary>A case without a recording: the built-in scenario of the same name, simulated with the seed of the cases.</summary>
internal sealed class ScenarioCaseLoader : ICaseLoader
{
    public bool Takes(string folder) => ScenarioLibrary.Find(NameOf(folder)) is not null && !File.Exists(Path.Combine(folder, ReplayCaseFolder.RecordingName));

    public Task<ReplayCase> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var simulation = ScenarioSimulation.Create(ScenarioLibrary.Find(NameOf(folder))!);
        return Task.FromResult(new ReplayCase(NameOf(folder), folder, simulation.Manifest.Homes, [.. ScenarioSimulation.PacksOf(simulation)]));
    }

    /// <summary>The scenario says it, in its own file; beside the golden log there is nothing that could contradict it.</summary>
    public Task AssertExplainedAsync(string folder, CancellationToken cancellationToken)
    {
        Assert.NotEmpty(ScenarioLibrary.Find(NameOf(folder))!.About.English);
        Assert.Equal([GoldenAlertLog.FileName], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        return Task.CompletedTask;
    }

    private static string NameOf(string folder) => Path.GetFileName(folder);
}
