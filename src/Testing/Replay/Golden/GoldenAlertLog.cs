using System.Text;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Replay.Golden;

/// <summary>
/// The alerts that a replay case must raise, as the file <c>expected-alerts.txt</c> holds them: UTF-8, LF, a first line that names the case and how to renew it, then one line an alert
/// (see <see cref="GoldenAlert"/>) in the order of raising, then of id.
/// </summary>
public sealed class GoldenAlertLog
{
    /// <summary>Name of the file in a case's folder.</summary>
    public const string FileName = "expected-alerts.txt";

    private const string HeadStart = "# alerts of ";
    private const string HeadEnd = "; renew with ";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A log of lines that are in order already.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public GoldenAlertLog(string caseName, IReadOnlyList<GoldenAlert> alerts)
    {
        ArgumentException.ThrowIfNullOrEmpty(caseName);
        ArgumentNullException.ThrowIfNull(alerts);
        CaseName = caseName;
        Alerts = alerts;
    }

    /// <summary>Name of the case: its folder's.</summary>
    public string CaseName { get; }

    /// <summary>The lines in order; may be empty, for a case in which nothing must be raised.</summary>
    public IReadOnlyList<GoldenAlert> Alerts { get; }

    /// <summary>How the log of this case is renewed, for a person.</summary>
    public string RenewHint => RenewHintOf(CaseName);

    /// <summary>The log of what was raised, each alert once, in whatever order it is given.</summary>
    /// <param name="caseName">Name of the case.</param>
    /// <param name="homes">The homes in the order of the manifest.</param>
    /// <param name="alerts">What was raised.</param>
    /// <exception cref="ArgumentException">An alert is of none of these homes.</exception>
    public static GoldenAlertLog Of(string caseName, IReadOnlyList<HomePlan> homes, IEnumerable<AlertDraft> alerts)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        return new GoldenAlertLog(caseName, [.. alerts
            .OrderBy(alert => alert.RaisedAt)
            .ThenBy(alert => alert.Id.ToString(), StringComparer.Ordinal)
            .Select(alert => GoldenAlert.Of(alert, homes))]);
    }

    /// <summary>Reads the text of a log; exactly one of the two results is there.</summary>
    /// <returns>The log, or what is wrong with the text and in which line.</returns>
    public static (GoldenAlertLog? Log, string? Problem) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (CaseNameOf(lines[0]) is not { } name)
        {
            return (null, $"line 1: '{HeadStart}<case>{HeadEnd}…' is expected");
        }

        var alerts = new List<GoldenAlert>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 && i == lines.Length - 1)
            {
                break;
            }

            if (!GoldenAlert.TryParse(lines[i], out var alert, out var problem))
            {
                return (null, FormattableString.Invariant($"line {i + 1}: {problem}"));
            }

            alerts.Add(alert!);
        }

        return (new GoldenAlertLog(name, alerts), null);
    }

    /// <summary>Reads a file; exactly one of the two results is there.</summary>
    /// <returns>The log, or why there is none: no file, no text, or a line that cannot be read.</returns>
    public static async Task<(GoldenAlertLog? Log, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var (log, problem) = Parse(await File.ReadAllTextAsync(path, Strict, cancellationToken).ConfigureAwait(false));
            return (log, problem is null ? null : $"{path}, {problem}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return (null, $"{path}: {e.Message}");
        }
    }

    /// <summary>Writes the file, replacing an older one.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Task WriteAsync(string path, CancellationToken cancellationToken) => File.WriteAllTextAsync(path, ToString(), Strict, cancellationToken);

    /// <summary>The text of the file.</summary>
    public override string ToString() => $"{HeadStart}{CaseName}{HeadEnd}{RenewHint}\n" + string.Concat(Alerts.Select(alert => $"{alert}\n"));

    private static string RenewHintOf(string caseName) => $"./ageing cases --renew {caseName}";

    private static string? CaseNameOf(string head)
    {
        var end = head.LastIndexOf(HeadEnd, StringComparison.Ordinal);
        return head.StartsWith(HeadStart, StringComparison.Ordinal) && end > HeadStart.Length ? head[HeadStart.Length..end] : null;
    }
}
