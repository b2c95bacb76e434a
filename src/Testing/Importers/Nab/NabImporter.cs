using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Nab;

/// <summary>Numenta Anomaly Benchmark: numeric series of machines, traffic, advertisements and networks (Ahmad et al., Neurocomputing, 2017).</summary>
internal sealed partial class NabImporter : HomeImporter
{
    private static readonly string[] Columns = ["timestamp", "value"];
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF"];
    private static readonly SensorId Series = SensorId.Parse("series");

    /// <summary>
    /// A figure about equipment, of any sign, to 10^10: no other sample of the catalogue takes both the bytes of a network (8.6 × 10^8) and values below zero, and none that concerns a person
    /// or a room may be given figures that are neither.
    /// </summary>
    private static readonly QuantityDefinition Carrier = Quantities.ClockOffset;

    /// <inheritdoc/>
    public override string Format => "nab";

    /// <inheritdoc/>
    public override string Help => """
        Numenta Anomaly Benchmark 1.1: series for streaming anomaly detection. Get it from GitHub,
        numenta/NAB, folder data (MIT). Ahmad et al., Neurocomputing, 2017.

        The folder holds a folder for each category with a file for each series, plain or gzip (.gz):
          realTraffic/speed_7578.csv   timestamp,value     timestamp as 2015-09-08 11:39:00
        Labels and windows are not read. One series is one home with one kit; its subject is
        <category>/<name>.

        value becomes clock-offset of the sensor series, as it is. The name does not fit, the entry
          does: it is the one sample of the catalogue that takes figures of any sign up to 10^10, it is
          about equipment, and no rule for a person or a room listens to it. Larger values are
          implausible.
        Times are taken as UTC: the source does not say. Two rows of one time stay apart by 1 microsecond,
          in file order (24 rows).
        Packs: one for each 5 minutes that hold a row; no heartbeats.
        Beside the recording <file>.trials.csv says which home is which series, and from when to when.
        """;

    /// <inheritdoc/>
    protected override string Provenance => "Numenta Anomaly Benchmark 1.1 (Ahmad et al., Neurocomputing, 2017; GitHub numenta/NAB, MIT). Values carried as clock-offset; packs of 5 minutes made by the importer.";

    /// <inheritdoc/>
    protected override TimeSpan Period => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, string zone, HomeSource source, CancellationToken cancellationToken)
    {
        var categories = Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).ToList() : throw new ImportSourceException($"There is no folder '{folder}'.");
        var files = categories.Where(HasSeries).SelectMany(category => SourceFiles.Find(category, FileName(), "speed_7578.csv").Select(file => ($"{Path.GetFileName(category)}/{file.Subject}", file.Path))).ToList();
        if (files.Count == 0)
        {
            throw new ImportSourceException($"'{folder}' holds no folder with series, such as realTraffic/speed_7578.csv or .csv.gz.");
        }

        foreach (var (subject, path) in files)
        {
            await source.ReadAsync(path, Columns, CsvForm.Usual, (row, _) => Take(source, subject, row), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool HasSeries(string category) => Directory.EnumerateFiles(category).Select(path => Path.GetFileName(path)).Any(name => FileName().IsMatch(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name));

    private static string? Take(HomeSource source, string subject, string?[] row)
    {
        if (Cells.ReadNumber(row[1], out var value) is { } reason)
        {
            return reason;
        }

        if (!Cells.TryReadDate(row[0], TimeFormats, out var time))
        {
            return "bad-time";
        }

        if (value < Carrier.Minimum || value > Carrier.Maximum)
        {
            return "implausible";
        }

        source.HomeOf(subject).Add(Series, Carrier, new Instant(Cells.MicrosecondsOf(time)), value, isFiring: false);
        return null;
    }

    [GeneratedRegex(@"^(.+)\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
