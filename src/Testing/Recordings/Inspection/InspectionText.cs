using System.Globalization;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>A report for a person at a terminal: what it is, what is wrong with it, kit by kit, series by series, and a small picture.</summary>
public static class InspectionText
{
    private const int GapsAKit = 5;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Write(InspectionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Head(report).Concat(Problems(report)).Concat(Kits(report)).Concat(Gaps(report)).Concat(Series(report)).Concat(Picture(report));
    }

    private static IEnumerable<string> Head(InspectionReport report)
    {
        yield return report.Name;
        yield return $"  {report.Provenance}";
        var span = report is { First: { } first, Last: { } last } ? $"{Say(first)} to {Say(last)}, {Say(last - first)}" : "no message";
        yield return $"  {span}; {report.TimeZone}";
        yield return string.Create(CultureInfo.InvariantCulture, $"  {report.Messages} messages ({string.Join(", ", report.Channels.Select(pair => $"{pair.Key} {pair.Value}"))}), {report.Observations} observations, {report.FileBytes / 1e6:0.00} MB");
        if (report.PackSizes is { } sizes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  packs of {sizes.Smallest} to {sizes.Largest} bytes, median {sizes.Median}, 95 % up to {sizes.Percentile95}; {sizes.MeanObservations} observations in a pack that holds any");
        }
    }

    private static IEnumerable<string> Problems(InspectionReport report)
    {
        if (report.Fault is { } fault)
        {
            yield return $"  not whole: {fault}; all that follows is of what lies before";
        }

        if (report.ForeignMessages > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {report.ForeignMessages} messages of kits that the manifest does not name");
        }

        foreach (var (words, counts) in ((string, IReadOnlyDictionary<string, long>)[])[("messages cannot be decoded", report.Undecodable), ("records are refused in packs that stand", report.RefusedRecords)])
        {
            if (counts.Count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  {counts.Values.Sum()} {words}: {string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"))}");
            }
        }
    }

    private static IEnumerable<string> Kits(InspectionReport report) => Table(
        "Kits",
        ["home", "kit", "observations", "an hour", "packs", "heartbeats", "events", "boots", "missing", "shed", "resent", "unreadable", "longest delay", "clock"],
        report.Kits.Select(kit => (string[])
        [
            kit.Home, kit.Kit, Number(kit.Observations), kit.ObservationsPerHour.ToString("0.0", CultureInfo.InvariantCulture), Number(kit.Packs), Number(kit.Heartbeats), Number(kit.Events), Number(kit.Boots),
            Number(kit.NumbersMissing), Number(kit.NumbersShed), Number(kit.Resends), Number(kit.Undecodable), kit.LongestDelaySeconds is { } delay ? Say(TimeSpan.FromSeconds(Math.Max(0, delay))) : "-",
            string.Join(" ", kit.ClockStates.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"))),
        ]));

    private static IEnumerable<string> Gaps(InspectionReport report)
    {
        var withGaps = report.Kits.Where(kit => kit.Gaps.Count > 0).ToList();
        if (withGaps.Count == 0)
        {
            yield break;
        }

        yield return string.Empty;
        yield return "Gaps";
        foreach (var kit in withGaps)
        {
            foreach (var gap in kit.Gaps.OrderByDescending(gap => gap.To - gap.From).Take(GapsAKit).OrderBy(gap => gap.From))
            {
                yield return $"  {kit.Kit}  {Say(gap.From)} to {Say(gap.To)}  {Say(gap.To - gap.From)}";
            }

            if (kit.Gaps.Count > GapsAKit)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  {kit.Kit}  {kit.Gaps.Count - GapsAKit} shorter ones, {Say(TimeSpan.FromMinutes(kit.Gaps.Sum(gap => gap.Minutes)))} in all");
            }
        }
    }

    /// <summary>Over all kits: a home of its own can be asked for.</summary>
    private static IEnumerable<string> Series(InspectionReport report) => Table(
        report.Kits.Count == 1 ? "Series" : "Series of all kits",
        ["sensor", "quantity", "observations", "an hour and kit", "kits", "first", "last"],
        report.Kits.SelectMany(kit => kit.Series)
            .GroupBy(count => (count.Sensor, count.Quantity))
            .OrderBy(group => group.Key.Sensor, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Quantity, StringComparer.Ordinal)
            .Select(group => (string[])
            [
                group.Key.Sensor, group.Key.Quantity, Number(group.Sum(count => count.Count)), group.Average(count => count.PerHour).ToString("0.00", CultureInfo.InvariantCulture), Number(group.Count()),
                Say(group.Min(count => count.First)), Say(group.Max(count => count.Last)),
            ]));

    private static IEnumerable<string> Picture(InspectionReport report)
    {
        foreach (var lines in (IEnumerable<string>[])[Actogram.Draw(report), Sparkline.Draw(report)])
        {
            var isFirst = true;
            foreach (var line in lines)
            {
                if (isFirst)
                {
                    yield return string.Empty;
                }

                isFirst = false;
                yield return line;
            }
        }
    }

    /// <summary>Columns as wide as they must be; those that hold numbers are aligned to the right.</summary>
    private static IEnumerable<string> Table(string title, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            yield break;
        }

        var widths = heads.Select((head, i) => Math.Max(head.Length, all.Max(row => row[i].Length))).ToArray();
        var areNumbers = heads.Select((_, i) => all.All(row => row[i].Length > 0 && (char.IsAsciiDigit(row[i][0]) || row[i] == "-") && !row[i].Contains(':', StringComparison.Ordinal))).ToArray();
        yield return string.Empty;
        yield return title;
        foreach (var row in (IEnumerable<string[]>)[heads, .. all])
        {
            yield return ("  " + string.Join("  ", row.Select((cell, i) => areNumbers[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])))).TrimEnd();
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Say(Instant instant)
    {
        var text = instant.ToString();
        return text.Length < 27 ? text : $"{text[..10]} {text[11..19]}Z";
    }

    private static string Say(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalDays} d {duration.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours} h {duration.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
    };
}
