using AgeingMonitor.Testing.Replay.Cases;

namespace AgeingMonitor.Replay.Tests;

/// <summary>The folders of the source's cases. <c>AGEING_ONLY_CASE</c> names one of them; <c>AGEING_RENEW_CASES</c> names one, or <c>all</c>, whose expected alerts are written anew instead of compared.</summary>
internal static class CaseFolders
{
    private const string All = "all";
    private static readonly string Root = ReplayCaseFolder.FindAbove(AppContext.BaseDirectory) ?? throw new InvalidOperationException($"{ReplayCaseFolder.UsualPlace} was not found above the tests.");
    private static readonly string? Only = Ask("AGEING_ONLY_CASE");
    private static readonly string? Renewed = Ask("AGEING_RENEW_CASES");

    /// <summary>Every name, or the one that is asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(IsAsked).Order(StringComparer.Ordinal)];

    /// <summary>Which of the two variables names a case that is not there; null when each is right.</summary>
    public static string? Unknown { get; } = ((string?[])[Only, Renewed]).FirstOrDefault(name => name is not (null or All) && !Directory.Exists(Path.Combine(Root, name)));

    /// <summary>The folder of a case.</summary>
    public static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Whether the expected alerts of a case are to be written anew.</summary>
    public static bool IsRenewed(string name) => Renewed == All || Renewed == name;

    /// <summary>The first kind that takes the folder of a case.</summary>
    public static ICaseLoader LoaderOf(string name)
    {
        var loader = CaseLoaders.All.FirstOrDefault(loader => loader.Takes(PathOf(name)));
        Assert.True(loader is not null, $"The folder {PathOf(name)} is a case of no kind: it has no {ReplayCaseFolder.RecordingName}, and no built-in scenario has its name. 'ageing replay --record-case' makes a whole one.");
        return loader!;
    }

    /// <summary>Loads a case.</summary>
    public static Task<ReplayCase> LoadAsync(string name, CancellationToken cancellationToken) => LoaderOf(name).LoadAsync(PathOf(name), cancellationToken);

    private static string? Ask(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static bool IsAsked(string name) => (Only is null || name == Only) && (Renewed is null or All || name == Renewed);
}
