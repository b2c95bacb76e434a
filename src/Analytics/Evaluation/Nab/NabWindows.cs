using System.Globalization;
using System.Text.Json;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.Nab;

/// <summary>Label windows of the benchmark's series, from <c>windows.json</c>.</summary>
internal static class NabWindows
{
    /// <summary>Windows by <c>&lt;category&gt;/&lt;name&gt;.csv</c>, ends inclusive; entries that cannot be read are told and left out. Null, with a remark, when there is no such file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(Instant First, Instant Last)>>? Read(string folder, EvaluationRun run)
    {
        var windows = new Dictionary<string, IReadOnlyList<(Instant First, Instant Last)>>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "windows.json")));
            foreach (var series in document.RootElement.EnumerateObject())
            {
                if (Of(series.Value) is { } found)
                {
                    windows[series.Name] = found;
                }
                else
                {
                    run.Remark($"nab: the windows of {series.Name} cannot be read");
                }
            }

            return windows;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException or InvalidOperationException)
        {
            run.Skip("nab", $"windows.json: {e.Message}");
            return null;
        }
    }

    /// <summary>Rows of the windows: the first at or after its start to the last at or before its end; a window without a row is none.</summary>
    public static IReadOnlyList<(int First, int Last)> Rows(IReadOnlyList<(Instant First, Instant Last)> windows, IReadOnlyList<Instant> times) =>
        [.. windows.Select(window => (First: Count(times, time => time < window.First), Last: Count(times, time => time <= window.Last) - 1)).Where(rows => rows.First <= rows.Last).Order()];

    private static int Count(IReadOnlyList<Instant> times, Func<Instant, bool> isBefore) => times.TakeWhile(isBefore).Count();

    private static List<(Instant First, Instant Last)>? Of(JsonElement series)
    {
        if (series.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var windows = new List<(Instant First, Instant Last)>();
        foreach (var pair in series.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || Time(pair[0]) is not { } first || Time(pair[1]) is not { } last)
            {
                return null;
            }

            windows.Add((first, last));
        }

        return windows;
    }

    private static Instant? Time(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? Instant.From(time)
            : null;
}
