using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.WedaFall;

/// <summary>WEDA-FALL: wrist acceleration of falls and daily life, older adults included (Marques and Moreno, Sensors 23(3):1146, 2023).</summary>
internal sealed partial class WedaFallImporter : TrialImporter
{
    private static readonly string[] Columns = ["activity", "trial", "t_s", "ax", "ay", "az"];

    /// <summary>The source has tenths of m/s2 up to 4 g (39.2); a step of 1/400 leaves room to 81.9 and divides a tenth by forty, should another copy have more decimals.</summary>
    private static readonly FrameChannel Wrist = new(SensorId.Parse("wrist"), Quantities.AccelerationWaveform, 3, 1, [0.0025], null);

    /// <inheritdoc/>
    public override string Format => "weda-fall";

    /// <inheritdoc/>
    public override string Help => """
        WEDA-FALL: falls and daily life with a watch on the wrist, 50 Hz nominal, people of 20 to 95.
        Get it from GitHub, joaojtmarques/WEDA-FALL (Marques and Moreno, "Online Fall Detection Using
        Wrist Devices", Sensors 23(3):1146, 2023). No licence is stated.

        The folder holds a file for each person, plain or gzip (.gz), the trials one after the other:
          U01_accel.csv   activity,trial,t_s,ax,ay,az     seconds and m/s2, gravity included
        Gyroscope files and fall_timestamps.csv are not read: the catalogue has no angular rate, and
        what a trial is must not be known to a detector. One person is one home, kit and resident.

        ax, ay, az become acceleration-waveform of the sensor wrist, in steps of 0.0025 m/s2. The watch
          delivers bursts of about six samples: each keeps its own time, to the microsecond. Where time
          goes back within a trial (20 times in 14 people) a new block begins at the time given: blocks
          may overlap and come late, as they would from the watch.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "WEDA-FALL (Marques and Moreno, Sensors 23(3):1146, 2023; GitHub joaojtmarques/WEDA-FALL, no licence stated). Wrist acceleration; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["activity", "trial"];

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        foreach (var (subject, path) in SourceFiles.Find(folder, FileName(), "U01_accel.csv"))
        {
            await source.ReadAsync(path, Columns, row => Take(source.HomeOf(subject), row), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Take(TrialHome home, string?[] row)
    {
        Span<double> axes = stackalloc double[3];
        if (Cells.ReadNumbers(row.AsSpan(3), axes) is { } reason)
        {
            return reason;
        }

        if (!Wrist.Holds(axes))
        {
            return "implausible";
        }

        if (!Cells.TryReadTime(row[2], 1_000_000, out var at) || !home.TryRow(row.AsSpan(0, 2), at))
        {
            return "bad-time";
        }

        home.Add(Wrist, axes);
        return null;
    }

    [GeneratedRegex(@"^(U\d+)_accel\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
