using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.ThermalD6t;

/// <summary>Falls in front of a thermal array of 4 × 4 pixels (GitHub rosendo655/fall_data_analysis).</summary>
internal sealed class ThermalD6tImporter : TrialImporter
{
    private const string FileName = "frames.csv";
    private const int Pixels = 16;
    private const string Subject = "room";
    private static readonly string[] Columns = ["scene", "event", "file", "timestamp", .. Enumerable.Range(1, Pixels).Select(i => FormattableString.Invariant($"p{i}"))];
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF"];

    /// <summary>The source has tenths of a degree.</summary>
    private static readonly FrameChannel Frames = new(SensorId.Parse("thermal"), Quantities.ThermalFrames, Pixels, 1, [0.01], null);

    /// <inheritdoc/>
    public override string Format => "thermal-d6t";

    /// <inheritdoc/>
    public override string Help => """
        Thermal falls: staged falls and daily life in front of an Omron D6T-44L-06, 4 x 4 pixels, about
        8 frames a second. Get it from GitHub, rosendo655/fall_data_analysis. No licence is stated.

        The folder holds one file, plain or gzip (.gz):
          frames.csv   file,scene,event,timestamp,p1,...,p16     degrees Celsius
        People are not told apart, so all clips are one home with one kit, in one living room.

        p1 to p16 become thermal-frames of the sensor thermal: 16 channels, row by row, in steps of
          0.01 degrees. Each frame keeps its time within its clip; a date before 1970 is a bad-time.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "Thermal falls (GitHub rosendo655/fall_data_analysis, no licence stated). Omron D6T-44L-06, 4 x 4 pixels; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["scene", "event", "file"];

    /// <inheritdoc/>
    protected override RoomKind? RoomOf(SensorId sensor) => RoomKind.Living;

    /// <inheritdoc/>
    protected override Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        var path = Directory.Exists(folder) ? CsvFile.Find(folder, FileName) : throw new ImportSourceException($"There is no folder '{folder}'.");
        return source.ReadAsync(
            path ?? throw new ImportSourceException($"'{folder}' holds neither {FileName} nor {FileName}.gz."), Columns, row => Take(source.HomeOf(Subject), row), cancellationToken);
    }

    private static string? Take(TrialHome home, string?[] row)
    {
        Span<double> pixels = stackalloc double[Pixels];
        if (Cells.ReadNumbers(row.AsSpan(4), pixels) is { } reason)
        {
            return reason;
        }

        if (!Frames.Holds(pixels))
        {
            return "implausible";
        }

        if (!Cells.TryReadDate(row[3], TimeFormats, out var local) || !home.TryRow(row.AsSpan(0, 3), Cells.MicrosecondsOf(local)))
        {
            return "bad-time";
        }

        home.Add(Frames, pixels);
        return null;
    }
}
