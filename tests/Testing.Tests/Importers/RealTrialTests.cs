using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Testing.Tests.Importers;

/// <summary>The trials of the public data sets, held row by row against a second reading of the source that shares nothing with the importers.</summary>
public sealed partial class RealTrialTests(ITestOutputHelper output) : IDisposable
{
    private const double G = 9.80665;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WedaFall_EveryRow_IsThereAtItsTime()
    {
        var rows = Rows("weda-fall", "U*_accel.csv.gz", (name, cells) => new(name[..3], $"{cells[0]}/{cells[1]}", Microseconds(cells[2], 1_000_000), [.. cells[3..].Select(Number)]));

        // 200 falls and 344 daily trials of 14 people, as the data's description says.
        var report = await HoldAsync("weda-fall", rows, "acceleration-waveform", 1e-9, 14, 544);
        Assert.Equal((200, 344), (report.Trials.Count(trial => trial.Keys[0][0] == 'F'), report.Trials.Count(trial => trial.Keys[0][0] == 'D')));
        Assert.Empty(report.Skipped);
        Assert.Equal(335_989, report.RowsRead);
    }

    [Fact]
    public async Task SisFall_EveryRow_IsThereAtItsTime()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "4.85 million rows: run with ./ageing test --long (the other trials have the small forms)");
        string? before = null;
        long row = 0;
        var rows = Rows("sisfall", "S*.csv.gz", (name, cells) =>
        {
            var trial = $"{cells[0]}/{cells[1]}";
            row = trial == before ? row + 1 : 0;
            before = trial;
            return new(name[..4], trial, row * 5000, [.. cells[2..].Select(cell => Number(cell) * 32 / 8192 * G)]);
        });

        var report = await HoldAsync("sisfall", rows, "acceleration-waveform", 1e-9, 12, 1362);
        Assert.Equal(7 * 75, report.Trials.Count(trial => trial.Keys[0][0] == 'F'));
        Assert.Empty(report.Skipped);
        Assert.Equal(4_850_475, report.RowsRead);
    }

    [Fact]
    public async Task UmaFall_EveryWholeRow_IsThereAndNoDamagedOne()
    {
        var rows = Rows("umafall", "S*_wrist.csv.gz", (name, cells) => cells[4] != "accel" || (name.StartsWith("S13", StringComparison.Ordinal) && !cells[7..].All(cell => Whole().IsMatch(cell)))
            ? null
            : new(name[1..3], string.Join('/', cells[..4]), Microseconds(cells[5], 1000), [.. cells[7..].Select(cell => Number(cell) * G)]));

        // Exact but in the frames that reach 8 g, which 16 bits of 1/4096 cannot hold: there half a step of 1/2048.
        var report = await HoldAsync("umafall", rows, "acceleration-waveform", G / 4096 * 1.0001, 11, 360);
        Assert.Equal([("bad-value", 1006L), ("doubtful", 6L), ("no-quantity", 106_925L)], report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.All(report.Skipped.Where(skip => skip.Reason != "no-quantity"), skip => Assert.All(skip.Lines, line => Assert.StartsWith("S13_wrist.csv.gz:", line, StringComparison.Ordinal)));

        // 96 falls and 244 daily trials without person 13.
        Assert.Equal((96, 244), (report.Trials.Count(trial => trial.Subject != "13" && trial.Keys[0] == "Fall"), report.Trials.Count(trial => trial.Subject != "13" && trial.Keys[0] == "ADL")));
    }

    [Fact]
    public async Task Hifd_EveryRow_IsThereAtItsTime()
    {
        var rows = Rows("hifd", "S*.csv.gz", (name, cells) => new(name[1..3], $"{cells[0]}/{cells[1]}", Date(cells[3]), [.. cells[4..7].Select(cell => Number(cell) * G)]));
        var (report, file) = await ImportTwiceAsync("hifd");
        Hold(report, file, rows, "acceleration-waveform", 1e-9, 12, 200);
        Hold(report, file, Rows("hifd", "S*.csv.gz", (name, cells) => new(name[1..3], $"{cells[0]}/{cells[1]}", Date(cells[3]), [Number(cells[14]) / 1023])), "pulse-waveform", 1e-12, 12, 200);
        Assert.Equal(56, report.Trials.Count(trial => trial.Keys[0] == "fall"));
        Assert.Empty(report.Skipped);
    }

    [Fact]
    public async Task Thermal_EveryFrame_IsThereAtItsTime()
    {
        var rows = Rows("thermal-d6t", "frames.csv.gz", (_, cells) => cells[3].StartsWith("0001", StringComparison.Ordinal) ? null : new("room", $"{cells[1]}/{cells[2]}/{cells[0]}", Date(cells[3]), [.. cells[4..].Select(Number)]));
        var report = await HoldAsync("thermal-d6t", rows, "thermal-frames", 1e-9, 1, 245);
        Assert.Equal((121, 124), (report.Trials.Count(trial => trial.Keys[1] == "fall"), report.Trials.Count(trial => trial.Keys[1] == "not fall")));
        Assert.Equal(("bad-time", 13L), (report.Skipped.Single().Reason, report.Skipped.Single().Count));
    }

    [Fact]
    public async Task Rfid_EveryRow_IsThereAtItsTime()
    {
        var rows = new[] { "room1", "room2" }.SelectMany(room => Rows("healthy-older-rfid/" + room, "*.csv", (name, cells) =>
            new($"{room}/{name[..^4]}", $"{room}/{name[..^4]}", Microseconds(cells[0], 1_000_000), [.. cells[1..4].Select(cell => Number(cell) * G)]))).ToList();
        var report = await HoldAsync("healthy-older-rfid", rows, "acceleration-waveform", G / 16384 / 2 * 1.001, 52, 52);
        Assert.Empty(report.Skipped);

        // The tag's own steps stay apart: as many values after as before.
        Assert.Equal(516, Enumerable.Range(0, 3).Sum(axis => rows.Select(row => row.Values[axis]).Distinct().Count()));
        Assert.Equal(516, Enumerable.Range(0, 3).Sum(axis => rows.Select(row => Math.Round(row.Values[axis] / G * 16384)).Distinct().Count()));
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Microseconds(string cell, int perUnit) => (long)Math.Round(Number(cell) * perUnit);

    private static long Date(string cell) => (long)Math.Round((DateTime.Parse(cell, CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalMicroseconds);

    private static IEnumerable<SourceRow> Rows(string dataset, string pattern, Func<string, string[], SourceRow?> read)
    {
        foreach (var path in Directory.EnumerateFiles(SharedData.Require(dataset), pattern).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path));
            text.ReadLine();
            while (text.ReadLine() is { } line)
            {
                if (read(Path.GetFileName(path), line.Split(',')) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    private async Task<ImportReport> HoldAsync(string format, IEnumerable<SourceRow> rows, string quantity, double tolerance, int people, int trials)
    {
        var (report, file) = await ImportTwiceAsync(format);
        Hold(report, file, rows, quantity, tolerance, people, trials);
        return report;
    }

    /// <summary>The same folder twice gives the same bytes.</summary>
    private async Task<(ImportReport Report, ImportedFile File)> ImportTwiceAsync(string format)
    {
        var source = SharedData.Require(format);
        var imported = await ImportedFile.ImportAsync(format, source, folder.File("first.gz"));
        await RecordingImporters.Find(format)!.ImportAsync(source, folder.File("second.gz"), new ImportOptions(), null, TestContext.Current.CancellationToken);
        foreach (var name in (string[])[".gz", ".gz.trials.csv"])
        {
            Assert.Equal(await File.ReadAllBytesAsync(folder.File("first" + name), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.File("second" + name), TestContext.Current.CancellationToken));
        }

        return imported;
    }

    private void Hold(ImportReport report, ImportedFile file, IEnumerable<SourceRow> rows, string quantity, double tolerance, int people, int trials)
    {
        Assert.Equal((people, trials), (report.Homes.Count, report.Trials.Count));
        var byTrial = report.Trials.GroupBy(trial => trial.Subject).ToDictionary(group => group.Key, group => group.ToDictionary(trial => string.Join('/', trial.Keys)));
        long frames = 0;
        var largest = 0.0;
        foreach (var (subject, expected) in rows.GroupBy(row => row.Subject).Select(group => (group.Key, group)))
        {
            string? trial = null;
            long shift = 0;
            using var found = file.Frames(report.Homes.Single(home => home.Subject == subject).Kit, quantity).GetEnumerator();
            foreach (var row in expected)
            {
                var span = byTrial[subject][row.Trial];
                shift = row.Trial == trial ? shift : span.From.Microseconds - row.At;
                trial = row.Trial;
                Assert.True(found.MoveNext(), $"{subject} {row.Trial}: rows are missing");
                var (at, values) = found.Current;

                // A frame at the very time of the one before comes a microsecond later; no source has more than three.
                Assert.True(at - (row.At + shift) is >= 0 and <= 3, $"{subject} {row.Trial}: {at} instead of {row.At + shift}");
                Assert.True(at >= span.From.Microseconds && at <= span.To.Microseconds + 3);
                Assert.Equal(row.Values.Length, values.Length);
                for (var i = 0; i < values.Length; i++)
                {
                    largest = Math.Max(largest, Math.Abs(values[i] - row.Values[i]));
                }

                frames++;
            }

            Assert.False(found.MoveNext(), $"{subject}: more frames than rows");
        }

        output.WriteLine($"{report.Recording}: {frames} frames, largest difference {largest}, {report.Packs} packs, {report.FileBytes} bytes");
        Assert.True(largest <= tolerance, $"The largest difference is {largest}.");
    }

    /// <summary>A number of person 13 that cannot have lost its point: more or fewer than three digits behind it, or nothing but a zero before it.</summary>
    [GeneratedRegex(@"^-?(0|0\.\d+|[1-9]\d*\.(\d{1,2}|\d{4,}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    private sealed record SourceRow(string Subject, string Trial, long At, double[] Values);
}
