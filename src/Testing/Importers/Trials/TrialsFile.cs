using System.Text;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>
/// The file beside a recording that says which span of time is which trial of the source: CSV (RFC 4180, UTF-8, LF) with the columns <c>subject</c>, <c>home</c>, <c>kit</c>, the source's own
/// keys of a trial, <c>from_us</c> and <c>to_us</c> (first and last row, microseconds since 1970 UTC).
/// </summary>
public static class TrialsFile
{
    /// <summary>How its name ends.</summary>
    public const string Ending = ".trials.csv";

    /// <summary>Where it lies beside a recording.</summary>
    public static string PathOf(string recording) => recording + Ending;

    /// <summary>Writes the file; an older one is replaced when this one is whole.</summary>
    internal static async Task WriteAsync(string path, IReadOnlyList<string> keys, IReadOnlyList<ImportedTrial> trials, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        Append(text, ["subject", "home", "kit", .. keys, "from_us", "to_us"]);
        foreach (var trial in trials)
        {
            Append(text, [trial.Subject, trial.Home.Value, trial.Kit.Value, .. trial.Keys, FormattableString.Invariant($"{trial.From.Microseconds}"), FormattableString.Invariant($"{trial.To.Microseconds}")]);
        }

        var part = path + ".part";
        await File.WriteAllTextAsync(part, text.ToString(), cancellationToken).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)).Append('\n');
}
