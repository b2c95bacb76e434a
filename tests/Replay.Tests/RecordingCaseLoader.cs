using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Replay.Cases;

namespace AgeingMonitor.Replay.Tests;

/// <summary>A case with a recording in its folder, made by <c>ageing replay --record-case</c>.</summary>
internal sealed class RecordingCaseLoader : ICaseLoader
{
    public bool Takes(string folder) => File.Exists(PathIn(folder));

    public async Task<ReplayCase> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var (recording, fault) = await RecordedPacks.OpenAsync(PathIn(folder), cancellationToken);
        Assert.True((fault ?? recording?.Fault) is null, $"{PathIn(folder)} is not whole: {fault ?? recording?.Fault}");
        var packs = new List<Pack>();
        await foreach (var pack in recording!.ReadAsync(cancellationToken))
        {
            packs.Add(pack);
        }

        return new ReplayCase(Path.GetFileName(folder), folder, recording.Homes, packs);
    }

    public async Task AssertExplainedAsync(string folder, CancellationToken cancellationToken)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(folder, ReplayCaseFolder.ReadmeName), cancellationToken);
        Assert.StartsWith($"# {Path.GetFileName(folder)}\n", readme, StringComparison.Ordinal);
        Assert.Contains("**Source**: ", readme, StringComparison.Ordinal);
        Assert.Contains("**Licence**: ", readme, StringComparison.Ordinal);
        Assert.True(readme.Split('\n').Any(line => line.Length > 40 && char.IsAsciiLetterUpper(line[0])), "The README says in no sentence what the case is to show.");
    }

    private static string PathIn(string folder) => Path.Combine(folder, ReplayCaseFolder.RecordingName);
}
