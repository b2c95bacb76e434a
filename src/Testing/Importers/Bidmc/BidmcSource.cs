using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Bidmc;

/// <summary>Reads the numerics files of a BIDMC folder into homes.</summary>
internal sealed class BidmcSource(string recording, SkipCounter skipped)
{
    public const string TimeZone = "Etc/UTC";
    private const string Suffix = "_Numerics.csv";
    /// <summary>Second 0 need not be the first: one record begins a second before.</summary>
    private const decimal MaxSeconds = 366 * 24 * 3600;

    /// <summary>Second 0 of every record: the source has no dates.</summary>
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The one sensor of a record.</summary>
    public static readonly SensorId Monitor = SensorId.Parse("monitor");

    private static readonly string[] Columns = ["Time [s]", "HR", "PULSE", "RESP", "SpO2"];
    private static readonly QuantityDefinition[] Measured = [Quantities.HeartRate, Quantities.PulseRate, Quantities.RespiratoryRate, Quantities.OxygenSaturation];
    private readonly List<SourceHome> homes = [];

    public long RowsRead { get; private set; }

    /// <summary>In the order of their records.</summary>
    public IReadOnlyList<SourceHome> Homes => homes;

    public async Task ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var paths = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(path => RecordOf(path) is not null).OrderBy(RecordOf, StringComparer.Ordinal).ToList()
            : throw new ImportSourceException($"There is no folder '{folder}'.");
        if (paths.Count == 0)
        {
            throw new ImportSourceException($"'{folder}' holds no file of the name <record>{Suffix}.");
        }

        foreach (var path in paths.DistinctBy(RecordOf))
        {
            await ReadRecordAsync(path, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? RecordOf(string path)
    {
        var name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && name.Length > Suffix.Length ? name[..^Suffix.Length] : null;
    }

    private async Task ReadRecordAsync(string path, CancellationToken cancellationToken)
    {
        var home = new SourceHome(recording, RecordOf(path)!);
        var file = await CsvFile.OpenAsync(path, Columns, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            var row = new string?[Columns.Length];
            while (await file.ReadAsync(row, cancellationToken).ConfigureAwait(false))
            {
                RowsRead++;
                if (!decimal.TryParse(row[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(seconds) > MaxSeconds)
                {
                    skipped.Add("bad-time", file);
                    continue;
                }

                TakeCells(home, file, row, new Instant(Start.Microseconds + (long)decimal.Round(seconds * Instant.MicrosecondsPerSecond)));
            }
        }

        homes.Add(home);
    }

    private void TakeCells(SourceHome home, CsvFile file, string?[] row, Instant at)
    {
        for (var i = 0; i < Measured.Length; i++)
        {
            var cell = row[i + 1];
            if (string.IsNullOrEmpty(cell) || cell.Equals("nan", StringComparison.OrdinalIgnoreCase))
            {
                skipped.Add("missing", file);
            }
            else if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                skipped.Add("bad-value", file);
            }
            else if (value < Measured[i].Minimum || value > Measured[i].Maximum)
            {
                skipped.Add("implausible", file);
            }
            else
            {
                home.Add(Monitor, Measured[i], at, value, isFiring: false);
            }
        }
    }
}
