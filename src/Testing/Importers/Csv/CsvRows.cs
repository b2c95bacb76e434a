using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Reads the rows of one file by a mapping.</summary>
internal sealed class CsvRows
{
    private const int MaxSubjectLength = 64;
    private const string OnlySubject = "home";
    private readonly CsvMapping mapping;
    private readonly string path;
    private readonly List<string> columns = [];
    private readonly int[] times;
    private readonly int subject = -1;
    private readonly int sensor = -1;
    private readonly int quantity = -1;
    private readonly int value = -1;
    private readonly int[] wide;
    private readonly Dictionary<(string Sensor, string Quantity), CsvSeries> byCells;
    private readonly string? subjectOfFile;

    public CsvRows(CsvMapping mapping, string path)
    {
        this.mapping = mapping;
        this.path = path;
        times = [.. mapping.TimeColumns.Select(IndexOf)];
        subject = mapping.SubjectColumn is { } subjects ? IndexOf(subjects) : -1;
        if (mapping.SensorColumn is { } sensors)
        {
            (sensor, value) = (IndexOf(sensors), IndexOf(mapping.ValueColumn!));
            quantity = mapping.QuantityColumn is { } quantities ? IndexOf(quantities) : -1;
        }

        wide = [.. mapping.Series.Select(series => series.Column is { } column ? IndexOf(column) : -1)];
        byCells = mapping.Series.Where(series => series.SensorCell is not null).ToDictionary(series => (series.SensorCell!, series.QuantityCell ?? string.Empty));
        subjectOfFile = mapping.SubjectInFileName?.Match(Path.GetFileName(path)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="ImportSourceException">A column is missing, the file is damaged, or its name does not tell the subject.</exception>
    public Task ReadAsync(HomeSource source, CancellationToken cancellationToken) => mapping.SubjectInFileName is not null && string.IsNullOrEmpty(subjectOfFile)
        ? throw new ImportSourceException($"The name of {Path.GetFileName(path)} does not tell the subject: the mapping wants '{mapping.SubjectInFileName}'.")
        : source.ReadAsync(path, columns, mapping.Form, (row, file) => Take(source, row, file), cancellationToken);

    private int IndexOf(string column)
    {
        var found = columns.IndexOf(column);
        if (found < 0)
        {
            columns.Add(column);
            found = columns.Count - 1;
        }

        return found;
    }

    private string? Take(HomeSource source, string?[] row, CsvFile file)
    {
        var name = subjectOfFile ?? (subject < 0 ? OnlySubject : row[subject]);
        if (string.IsNullOrEmpty(name) || name.Length > MaxSubjectLength)
        {
            return "bad-subject";
        }

        if (times.Any(column => row[column] is null) || !mapping.Times.TryRead(string.Join(' ', times.Select(column => row[column])), mapping.DecimalSign, out var at))
        {
            return "bad-time";
        }

        if (sensor >= 0)
        {
            return byCells.TryGetValue((row[sensor] ?? string.Empty, quantity < 0 ? string.Empty : row[quantity] ?? string.Empty), out var series)
                ? Keep(source.HomeOf(name), series, row[value], at)
                : "unknown-series";
        }

        for (var i = 0; i < wide.Length; i++)
        {
            if (Keep(source.HomeOf(name), mapping.Series[i], row[wide[i]], at) is { } reason)
            {
                source.Skipped.Add(reason, file);
            }
        }

        return null;
    }

    private string? Keep(SourceHome home, CsvSeries series, string? cell, Instant at)
    {
        if (CsvCells.Read(cell, series, mapping, out var number) is { } reason)
        {
            return reason;
        }

        home.Add(series.Sensor, series.Quantity, at, number, isFiring: mapping.Rooms.ContainsKey(series.Sensor));
        return null;
    }
}
