using System.Text.RegularExpressions;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.UmaFall;

/// <summary>UMAFall: wrist acceleration of falls and daily life (Casilari, Santoyo-Ramón and Cano-García, 2017; figshare 4214283).</summary>
internal sealed partial class UmaFallImporter : TrialImporter
{
    /// <summary>The sensor's ±8 g and 1 % above: some values are a little over 8.</summary>
    private const double LargestG = 8.08;

    private static readonly string[] Columns = ["class", "movement", "trial", "recorded", "sensor", "t_ms", "x", "y", "z"];

    /// <summary>Values are multiples of 1/4096 g, in two trials of 1/16384. 16 bits of 1/4096 reach just below 8 g.</summary>
    private static readonly FrameChannel Wrist = FrameChannel.Acceleration("wrist", null, 1.0 / 16384, 1.0 / 8192, 1.0 / 4096, 1.0 / 2048);

    /// <inheritdoc/>
    public override string Format => "umafall";

    /// <inheritdoc/>
    public override string Help => """
        UMAFall: falls and daily life with a sensor on the wrist, about 20 Hz. By Universidad de Málaga
        (Casilari, Santoyo-Ramón and Cano-García, 2017), figshare 4214283, CC BY 4.0.

        The folder holds a file for each person, plain or gzip (.gz), the trials one after the other:
          S01_wrist.csv   class,movement,trial,recorded,sensor,t_ms,x,y,z     sensor: accel (g) or gyro
        (A column sample may be there too.) trials.csv is not read. Rows of the gyroscope are counted as
        no-quantity: the catalogue has no angular rate. One person is one home, kit and resident.

        x, y, z of accel become acceleration-waveform of the sensor wrist. Each sample keeps its time.
          Steps are 1/4096 g as in the source, 1/16384 g where it is finer, and 1/2048 g in the few
          frames that reach 8 g. Values over 8.08 g are implausible.
        Damaged numbers: files in which numbers have thousands separators (-690.546.875; person 13 of
          the source) are read with care. Such a number is bad-value; in a file that has any, a number
          that may have lost its point the same way (3.125, 125, but not 0.125) is doubtful. No value is
          guessed: rows with one are left out.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "UMAFall (Casilari, Santoyo-Ramón and Cano-García, 2017; figshare 4214283, CC BY 4.0). Wrist acceleration; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["class", "movement", "trial", "recorded"];

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        foreach (var (subject, path) in SourceFiles.Find(folder, FileName(), "S01_wrist.csv"))
        {
            var isDamaged = await HasSeparatorsAsync(path, cancellationToken).ConfigureAwait(false);
            await source.ReadAsync(path, Columns, row => Take(source.HomeOf(subject), row, isDamaged), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> HasSeparatorsAsync(string path, CancellationToken cancellationToken)
    {
        var found = false;
        await new TrialSource("probe").ReadAsync(
            path,
            ["x", "y", "z"],
            row =>
            {
                found |= Array.Exists(row, cell => cell is not null && Separated().IsMatch(cell));
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    private static string? Take(TrialHome home, string?[] row, bool isDamaged)
    {
        if (row[4] != "accel")
        {
            return row[4] == "gyro" ? "no-quantity" : "unknown-device";
        }

        Span<double> axes = stackalloc double[3];
        if (Cells.ReadNumbers(row.AsSpan(6), axes) is { } reason)
        {
            return reason;
        }

        if (isDamaged && Array.Exists(row[6..], cell => Doubtful().IsMatch(cell!)))
        {
            return "doubtful";
        }

        foreach (var axis in axes)
        {
            if (Math.Abs(axis) > LargestG)
            {
                return "implausible";
            }
        }

        if (!Cells.TryReadTime(row[5], 1000, out var at) || !home.TryRow(row.AsSpan(0, 4), at))
        {
            return "bad-time";
        }

        home.Add(Wrist, axes);
        return null;
    }

    /// <summary>A number of which groups of three digits have been set apart.</summary>
    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3}){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();

    /// <summary>A number that may be one group, or two, of digits whose own point is lost.</summary>
    [GeneratedRegex(@"^-?[1-9]\d{0,2}(\.\d{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"^S(\d+)_wrist\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
