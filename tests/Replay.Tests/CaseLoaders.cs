namespace AgeingMonitor.Replay.Tests;

/// <summary>The kinds of cases, in the order in which a folder is offered to them.</summary>
internal static class CaseLoaders
{
    public static IReadOnlyList<ICaseLoader> All { get; } = [new RecordingCaseLoader(), new ScenarioCaseLoader()];
}
