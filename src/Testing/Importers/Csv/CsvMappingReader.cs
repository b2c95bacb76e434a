using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Recordings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Reads a mapping file. All mistakes are found in one go.</summary>
internal sealed partial class CsvMappingReader
{
    private readonly MappingMistakes mistakes = new();

    /// <summary>The mapping, or what is wrong with it: one line each.</summary>
    public static (CsvMapping? Mapping, IReadOnlyList<string> Mistakes) Read(string text)
    {
        var reader = new CsvMappingReader();
        CsvMapping? mapping = null;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                mapping = reader.Read(root);
            }
            else
            {
                reader.mistakes.Add(1, "A mapping is one YAML map; ageing import csv --example prints one.");
            }
        }
        catch (YamlException e)
        {
            reader.mistakes.Add(e.Start.Line, $"This is not YAML: {e.InnerException?.Message ?? e.Message}");
        }

        return reader.mistakes.Count == 0 ? (mapping, []) : (null, reader.mistakes.ToList());
    }

    private CsvMapping Read(YamlMappingNode node)
    {
        var root = new YamlSection(
            node, mistakes, "name", "provenance", "files", "delimiter", "decimal", "lines-before-header", "missing", "time-zone", "time", "subject", "wide", "long", "rooms", "personal", "pack-seconds", "coverage-hours");
        var zone = ReadZone(root);
        var series = new CsvSeriesReader(mistakes).Read(root);
        var rooms = ReadRooms(root);
        CheckPlaces(root, series.All, rooms);
        var (column, inFileName) = ReadSubject(root);
        var time = ReadTime(root, zone.Local);
        return new CsvMapping
        {
            Name = ReadName(root),
            Provenance = root.Text("provenance") ?? "CSV files with a mapping.",
            Files = new Regex("^" + Regex.Escape(root.Text("files") ?? "*.csv").Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            Form = new CsvForm(ReadDelimiter(root), root.Number("lines-before-header", 0, 1000, 0), SkipsEmptyFields: false),
            DecimalSign = ReadDecimalSign(root),
            Missing = (root.Texts("missing")?.Select(word => word.Value) ?? ["", "NaN"]).ToHashSet(StringComparer.OrdinalIgnoreCase),
            TimeZone = zone.Name,
            TimeColumns = time.Columns,
            Times = time.Times,
            SubjectColumn = column,
            SubjectInFileName = inFileName,
            SensorColumn = series.SensorColumn,
            QuantityColumn = series.QuantityColumn,
            ValueColumn = series.ValueColumn,
            Series = series.All,
            Rooms = rooms,
            PackPeriod = TimeSpan.FromSeconds(root.Number("pack-seconds", 1, 3600, 300)),
            Coverage = TimeSpan.FromHours(root.Number("coverage-hours", 0, 72, 0)),
        };
    }

    private string ReadName(YamlSection root)
    {
        var name = root.Text("name", "the recording's name, such as my-flat.") ?? "unnamed";
        if (!Name().IsMatch(name) || name.Length > RecordingLimits.MaxNameLength)
        {
            mistakes.Add(root.LineOf("name"), $"'{name}' is no name: up to {RecordingLimits.MaxNameLength} lower-case letters, digits and hyphens, beginning with a letter.");
        }

        return name;
    }

    private (string Name, LocalTime Local) ReadZone(YamlSection root)
    {
        var name = root.Text("time-zone", "an IANA zone such as Europe/Paris, or Etc/UTC.");
        if (name is not null && LocalTime.Find(name) is { } local)
        {
            return (name, local);
        }

        if (name is not null)
        {
            mistakes.Add(root.LineOf("time-zone"), $"This machine does not know the time zone '{name}': an IANA zone such as Europe/Paris, or Etc/UTC.");
        }

        return ("Etc/UTC", new LocalTime(TimeZoneInfo.Utc));
    }

    private char ReadDelimiter(YamlSection root)
    {
        var text = root.Text("delimiter") ?? ",";
        if (text is "," or ";" or "|" or "tab" or "\t")
        {
            return text is "tab" ? '\t' : text[0];
        }

        mistakes.Add(root.LineOf("delimiter"), $"'{text}' is no delimiter: \",\" or \";\" or \"|\" or tab.");
        return ',';
    }

    private char ReadDecimalSign(YamlSection root)
    {
        var text = root.Text("decimal") ?? ".";
        if (text is not ("." or ","))
        {
            mistakes.Add(root.LineOf("decimal"), $"'{text}' is no decimal sign: \".\" or \",\".");
            return '.';
        }

        return text[0];
    }

    private (IReadOnlyList<string> Columns, CsvTimes Times) ReadTime(YamlSection root, LocalTime zone)
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
            mistakes.Add(section.LineOf("format"), $"'{format}' is no format of a date and time: iso, seconds, milliseconds, microseconds, or a .NET format such as \"dd/MM/yyyy HH:mm\" that says year, month and day.");
        }

        return (columns, new CsvTimes(unit is not null ? [] : format == "iso" ? CsvTimes.Iso : [format], unit ?? 1, start, zone));
    }

    private (string? Column, Regex? InFileName) ReadSubject(YamlSection root)
    {
        if (root.Section("subject", "column", "file-name") is not { } section)
        {
            return (null, null);
        }

        if (section.Has("column") == section.Has("file-name"))
        {
            mistakes.Add(section.Line, "'subject' has either column or file-name.");
        }

        if (section.Text("file-name") is not { } pattern)
        {
            return (section.Text("column"), null);
        }

        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (regex.GetGroupNumbers().Length > 1)
            {
                return (null, regex);
            }

            mistakes.Add(section.LineOf("file-name"), $"'{pattern}' has no part in brackets: as ^(U[0-9]+)_, where the brackets hold the subject.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            mistakes.Add(section.LineOf("file-name"), $"'{pattern}' is no regular expression: {e.Message}");
        }

        return (null, null);
    }

    private Dictionary<SensorId, RoomKind> ReadRooms(YamlSection root)
    {
        var rooms = new Dictionary<SensorId, RoomKind>();
        var kinds = Enum.GetValues<RoomKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        foreach (var (key, value, line) in root.Pairs("rooms"))
        {
            if (!SensorId.TryParse(key, out var sensor))
            {
                mistakes.Add(line, $"'{key}' is no sensor name: up to {SensorId.MaxLength} lower-case letters, digits and inner hyphens.");
            }
            else if (!kinds.TryGetValue(value, out var kind))
            {
                mistakes.Add(line, $"'{value}' is no kind of room. {Suggestion.For(value, kinds.Keys.Order(StringComparer.Ordinal))}");
            }
            else
            {
                rooms[sensor] = kind;
            }
        }

        return rooms;
    }

    /// <summary>Each sensor has a place, and each place a sensor.</summary>
    private void CheckPlaces(YamlSection root, IReadOnlyList<CsvSeries> series, Dictionary<SensorId, RoomKind> rooms)
    {
        var personal = root.Texts("personal") ?? [];
        var sensors = series.Select(one => one.Sensor.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var sensor in sensors.Order(StringComparer.Ordinal).Where(sensor => personal.All(word => word.Value != sensor) && rooms.Keys.All(room => room.Value != sensor)))
        {
            mistakes.Add(root.LineOf("rooms"), $"The sensor '{sensor}' has no place: say its room under rooms, or name it under personal.");
        }

        foreach (var (word, line) in personal.Where(word => !sensors.Contains(word.Value)))
        {
            mistakes.Add(line, $"No series has the sensor '{word}'. {Suggestion.For(word, sensors.Order(StringComparer.Ordinal))}");
        }

        foreach (var room in rooms.Keys.Where(room => !sensors.Contains(room.Value) || personal.Any(word => word.Value == room.Value)))
        {
            mistakes.Add(root.LineOf("rooms"), sensors.Contains(room.Value)
                ? $"The sensor '{room}' has a room and is personal: only one of the two."
                : $"No series has the sensor '{room}'. {Suggestion.For(room.Value, sensors.Order(StringComparer.Ordinal))}");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
