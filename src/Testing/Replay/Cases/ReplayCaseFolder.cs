namespace AgeingMonitor.Testing.Replay.Cases;

/// <summary>The files of a replay case: what the kits sent, what must come out (see <see cref="Golden.GoldenAlertLog"/>), and a README with source, licence and intent.</summary>
public static class ReplayCaseFolder
{
    /// <summary>The recording.</summary>
    public const string RecordingName = "recording.jsonl.gz";

    /// <summary>The text about it.</summary>
    public const string ReadmeName = "README.md";

    private const int MaxNameLength = 64;

    /// <summary>Where cases are kept, from the root of the source.</summary>
    public static readonly string UsualPlace = Path.Combine("tests", "Replay.Tests", "cases");

    /// <summary>Whether a text can name a case: 1 to 64 lower-case letters, digits, hyphens and underscores, the first of them a letter or digit.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= MaxNameLength } && name[0] is not ('-' or '_') && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    /// <summary>The cases of the source that a folder lies in; null outside of it.</summary>
    public static string? FindAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (Path.Combine(above.FullName, UsualPlace) is var cases && Directory.Exists(cases))
            {
                return cases;
            }
        }

        return null;
    }
}
