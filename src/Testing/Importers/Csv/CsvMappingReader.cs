using System.Text.RegularExpressions;
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
        var seriesReader = new CsvSeriesReader(mistakes);
        var series = seriesReader.Read(root);
        var rooms = new CsvPlacesReader(mistakes).Read(root, seriesReader.Sensors);
        var (column, inFileName) = ReadSubject(root);
        var time = new CsvTimesReader(mistakes).Read(root, zone.Local);
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

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
