using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>What the columns of a CSV file mean; as <see cref="CsvMappingExample"/> explains.</summary>
internal sealed record CsvMapping
{
    public required string Name { get; init; }

    public required string Provenance { get; init; }

    /// <summary>Matches file names without <c>.gz</c>.</summary>
    public required Regex Files { get; init; }

    public required CsvForm Form { get; init; }

    /// <summary>A point or a comma.</summary>
    public required char DecimalSign { get; init; }

    /// <summary>Cells that say that there is no value, whatever their capitals.</summary>
    public required IReadOnlySet<string> Missing { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Columns whose cells, with a space between, are the time.</summary>
    public required IReadOnlyList<string> TimeColumns { get; init; }

    public required CsvTimes Times { get; init; }

    /// <summary>Column of the subject; null when the file's name tells, or there is one subject.</summary>
    public string? SubjectColumn { get; init; }

    /// <summary>Whose first group is the subject; null when a column tells, or there is one subject.</summary>
    public Regex? SubjectInFileName { get; init; }

    /// <summary>Long: the column of sensors; null when the mapping is wide.</summary>
    public string? SensorColumn { get; init; }

    /// <summary>Long: the column of quantities; null when the sensor alone tells.</summary>
    public string? QuantityColumn { get; init; }

    /// <summary>Long: the column of values.</summary>
    public string? ValueColumn { get; init; }

    public required IReadOnlyList<CsvSeries> Series { get; init; }

    /// <summary>The room of each ambient sensor.</summary>
    public required IReadOnlyDictionary<SensorId, RoomKind> Rooms { get; init; }

    public required TimeSpan PackPeriod { get; init; }

    public required TimeSpan Coverage { get; init; }
}
