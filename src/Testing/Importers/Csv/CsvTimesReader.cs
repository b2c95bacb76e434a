using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Reads the part <c>time</c> of a mapping.</summary>
internal sealed class CsvTimesReader(MappingMistakes mistakes)
{
    /// <summary>The columns of the time, and how it is written.</summary>
    public (IReadOnlyList<string> Columns, CsvTimes Times) Read(YamlSection root, LocalTime zone)
    {
        var nothing = (Array.Empty<string>(), new CsvTimes(CsvTimes.Iso, 1, default, zone));
        if (root.Section("time", "column", "columns", "format", "start") is not { } section)
        {
            if (!root.Has("time"))
            {
                mistakes.Add(root.Line, "'time' is missing: a map with column (or columns) and format.");
            }

            return nothing;
        }

        if (section.Has("column") == section.Has("columns"))
        {
            mistakes.Add(section.Line, "'time' has either column or columns.");
        }

        var columns = (section.Texts("columns") ?? section.Texts("column") ?? []).Select(column => column.Value).ToList();
        var format = section.Text("format", "iso; seconds, milliseconds or microseconds; or a .NET format.") ?? "iso";
        long? unit = format switch { "seconds" => 1_000_000, "milliseconds" => 1000, "microseconds" => 1, _ => null };
        var start = new Instant(0);
        if (section.Text("start") is { } text && (unit is null || !new CsvTimes(CsvTimes.Iso, 1, default, zone).TryRead(text, '.', out start)))
        {
            mistakes.Add(section.LineOf("start"), unit is null ? "'start' goes with seconds, milliseconds or microseconds only." : $"'{text}' is no time: as 2026-03-01T00:00:00Z, from 1980 on.");
        }

        if (unit is null && format != "iso" && !TimeFormat.IsUsable(format))
        {
            mistakes.Add(section.LineOf("format"), $"'{format}' is no format of a date and time: iso, seconds, milliseconds, microseconds, or a .NET format such as \"dd/MM/yyyy HH:mm\" that says year, month and day, and hours from 0 to 23 (HH) or with AM and PM (hh … tt).");
        }

        // A Z that is only a letter would be read as local time, without a word.
        if (unit is null && format.Contains('Z', StringComparison.Ordinal))
        {
            mistakes.Add(section.LineOf("format"), $"'{format}' has a Z that means nothing to .NET: write K (without quotes), which reads Z and +01:00 alike.");
        }

        return (columns, new CsvTimes(unit is not null ? [] : format == "iso" ? CsvTimes.Iso : [format], unit ?? 1, start, zone));
    }
}
