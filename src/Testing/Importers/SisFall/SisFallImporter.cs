using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.SisFall;

/// <summary>SisFall: waist acceleration of falls and daily life, older adults included (Sucerquia, López and Vargas-Bonilla, Sensors 17(1):198, 2017).</summary>
internal sealed partial class SisFallImporter : TrialImporter
{
    private const long PeriodMicroseconds = 5000;

    /// <summary>Half of 13 bits.</summary>
    private const double LargestCount = 4096;

    private static readonly string[] Columns = ["activity", "trial", "adxl_x", "adxl_y", "adxl_z"];

    /// <summary>ADXL345, 13 bits over ±16 g: a count is 32 / 8192 g, and samples are the counts themselves.</summary>
    private static readonly FrameChannel Waist =
        new(SensorId.Parse("waist"), Quantities.AccelerationWaveform, 3, FrameChannel.StandardGravity * 32 / 8192, [1], PeriodMicroseconds);

    /// <inheritdoc/>
    public override string Format => "sisfall";

    /// <inheritdoc/>
    public override string Help => """
        SisFall: falls and daily life with a sensor on the belt, 200 Hz, people of 19 to 75. By
        Universidad de Antioquia (Sucerquia, López and Vargas-Bonilla, "SisFall", Sensors 17(1):198,
        2017). Freely published, no separate data licence.

        The folder holds a file for each person, plain or gzip (.gz), the trials one after the other:
          SA01.csv   activity,trial,adxl_x,adxl_y,adxl_z     raw counts of the ADXL345
        (SA: young adults, SE: older adults.) The source as published has a file for each trial, without
        a header; its first three numbers are these. One person is one home, kit and resident.

        The counts become acceleration-waveform of the sensor waist, as they are: a count is 32/8192 g.
          y is near -1 g when upright. Rows are 5 ms apart; a row that cannot be used leaves a hole.
          Counts outside of 13 bits (4096 either way) are implausible.
        """ + SharedHelp;

    /// <inheritdoc/>
    protected override string Provenance => "SisFall (Sucerquia, López and Vargas-Bonilla, Sensors 17(1):198, 2017; freely published). ADXL345 at the waist; dates and packs of 1 s made by the importer.";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> TrialKeys => ["activity", "trial"];

    /// <inheritdoc/>
    protected override async Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken)
    {
        foreach (var (subject, path) in SourceFiles.Find(folder, FileName(), "SA01.csv"))
        {
            var home = source.HomeOf(subject);
            string? activity = null, trial = null;
            long rows = 0;
            await source.ReadAsync(path, Columns, Take, cancellationToken).ConfigureAwait(false);

            string? Take(string?[] row)
            {
                // Order is time, so a row that cannot be used takes its 5 ms all the same.
                rows = row[0] == activity && row[1] == trial ? rows + 1 : 0;
                (activity, trial) = (row[0], row[1]);
                return Keep(home, row, rows * PeriodMicroseconds);
            }
        }
    }

    private static string? Keep(TrialHome home, string?[] row, long at)
    {
        Span<double> counts = stackalloc double[3];
        if (Cells.ReadNumbers(row.AsSpan(2), counts) is { } reason)
        {
            return reason;
        }

        foreach (var count in counts)
        {
            if (!double.IsInteger(count))
            {
                return "bad-value";
            }

            if (Math.Abs(count) > LargestCount)
            {
                return "implausible";
            }
        }

        if (!home.TryRow(row.AsSpan(0, 2), at))
        {
            return "bad-time";
        }

        home.Add(Waist, counts);
        return null;
    }

    [GeneratedRegex(@"^(S[AE]\d+)\.csv$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
