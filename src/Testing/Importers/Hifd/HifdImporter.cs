using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.Hifd;

/// <summary>HIFD: wrist acceleration and optical pulse sensor, falls and daily life (Nho, Lim and Kwon, IEEE Access, 2020).</summary>
internal sealed partial class HifdImporter : TrialImporter
{
    /// <summary>Ten bits.</summary>
    private const double LargestCount = 1023;

    private static readonly string[] Columns = ["class", "activity", "time", "ax", "ay", "az", "heart"];
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFF"];

    /// <summary>The source has thousandths of g up to ±16 g (and a little over); they fit as they are.</summary>
    private static readonly FrameChannel Wrist = FrameChannel.Acceleration("wrist", null, 0.001);

    private static readonly FrameChannel Pulse = new(SensorId.Parse("wrist"), Quantities.PulseWaveform, 1, 1 / LargestCount, [1], null);

    /// <inheritdoc/>
    public override string Format => "hifd";

    /// <inheritdoc/>
    public override string Help => """
        HIFD: falls and daily life with a sensor on the left wrist, 50 Hz, motion and optical pulse.
        Get it from GitHub, nhoyh/HR_IMU_falldetection_dataset (Nho, Lim and Kwon, "Cluster-Analysis-
        based User-Adaptive Fall Detection", IEEE Access, 2020). No licence is stated.

        The folder holds a file for each person, plain or gzip (.gz), the trials one after the other:
          S01.csv   class,activity,time,ax,ay,az,heart     time as 2018-05-11T13:17:02.825
        Other columns (orientation, angular rate) are not read: the catalogue has no such quantity. One
        person is one home, kit and resident.

        ax, ay, az (g) become acceleration-waveform of the sensor wrist, in the source's steps of
          0.001 g. Gravity is already taken out by the device: at rest it is 0, not 9.8 m/s2.
        heart (10 bits, 1023 is saturated) becomes pulse-waveform of the same sensor, a share of 1023.
        Each sample keeps its time; two of one millisecond stay apart by 1 microsecond. Values over
          32 g, or a pulse outside of 10 bits, are implausible.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "HIFD (Nho, Lim and Kwon, IEEE Access, 2020; GitHub nhoyh/HR_IMU_falldetection_dataset, no licence stated). Wrist acceleration without gravity and optical pulse; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["class", "activity"];

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        foreach (var (subject, path) in SourceFiles.Find(folder, FileName(), "S01.csv"))
        {
            await source.ReadAsync(path, Columns, row => Take(source.HomeOf(subject), row), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Take(TrialHome home, string?[] row)
    {
        Span<double> values = stackalloc double[4];
        if (Cells.ReadNumbers(row.AsSpan(3), values) is { } reason)
        {
            return reason;
        }

        if (!Wrist.Holds(values[..3]) || values[3] < 0 || values[3] > LargestCount)
        {
            return "implausible";
        }

        if (!Cells.TryReadDate(row[2], TimeFormats, out var local) || !home.TryRow(row.AsSpan(0, 2), Cells.MicrosecondsOf(local)))
        {
            return "bad-time";
        }

        home.Add(Wrist, values[..3]);
        home.Add(Pulse, values[3..]);
        return null;
    }

    [GeneratedRegex(@"^S(\d+)\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
