using System.Globalization;
using System.IO.Compression;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Testing.Tests.Importers;

/// <summary>The homes of the public data sets, counted again from their files.</summary>
public sealed class RealHomeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ordonez_EveryInterval_IsThere()
    {
        var source = SharedData.Require("ordonez-adl");
        var (report, file) = await ImportTwiceAsync("ordonez-adl", source);

        Assert.Empty(report.Skipped);
        foreach (var home in report.Homes)
        {
            var rows = File.ReadLines(Path.Combine(source, $"Ordonez{home.Subject}_Sensors.txt")).Skip(2).Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(row => row.Length == 5).ToList();
            var own = file.Packs.Where(pack => pack.Key.Kit == home.Kit).SelectMany(pack => pack.Observations).ToList();
            Assert.Equal(rows.Sum(row => row[3] switch { "PIR" => 3, "Flush" => 1, _ => 2 }), own.Count);
            Assert.Equal(rows.Count(row => row[2] == "Bed"), own.Count(observation => observation is { Quantity.Code: "bed-occupancy", Value.Number: 0 }));

            // Both homes are in Madrid, in November and December: an hour before UTC.
            Assert.Equal(Utc(rows[0][0]).AddHours(-1), own[0].MeasuredAt.ToDateTimeOffset());
            Assert.Equal(rows.Max(row => Utc(row[1])).AddHours(-1), own[^1].MeasuredAt.ToDateTimeOffset());
        }
    }

    [Fact]
    public async Task PhysioNet_EveryPlausibleValue_IsThere()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "four thousand stays: run with ./ageing test --long");
        var source = SharedData.Require("physionet2012");
        var (report, file) = await ImportTwiceAsync("physionet2012", source);

        Dictionary<string, string> names = new()
        {
            ["HR"] = "heart-rate", ["RespRate"] = "respiratory-rate", ["SaO2"] = "oxygen-saturation", ["Temp"] = "body-temperature", ["SysABP"] = "systolic-blood-pressure", ["NISysABP"] = "systolic-blood-pressure",
            ["DiasABP"] = "diastolic-blood-pressure", ["NIDiasABP"] = "diastolic-blood-pressure", ["MAP"] = "mean-blood-pressure", ["NIMAP"] = "mean-blood-pressure", ["Weight"] = "body-weight", ["Height"] = "body-height",
        };
        var expected = Lines(Path.Combine(source, "vitals_set_a.csv.gz")).Select(line => line.Split(',')).Where(row => names.ContainsKey(row[2]) && row[3] != "-1")
            .Select(row => (Record: row[0], Quantity: Quantities.Find(names[row[2]])!, Value: double.Parse(row[3], CultureInfo.InvariantCulture) / (row[2] == "Height" ? 100 : 1)))
            .Where(row => row.Value >= row.Quantity.Minimum && row.Value <= row.Quantity.Maximum).ToList();

        Assert.Equal(expected.Count, report.Observations);
        Assert.Equal(expected.GroupBy(row => row.Record).ToDictionary(group => group.Key, group => (long)group.Count()), report.Homes.ToDictionary(home => home.Subject, home => home.Observations));
        Assert.Equal(
            expected.GroupBy(row => row.Quantity.Code).ToDictionary(group => group.Key, group => Math.Round(group.Sum(row => row.Value), 3)),
            file.Observations.GroupBy(observation => observation.Quantity.Code).ToDictionary(group => group.Key, group => Math.Round(group.Sum(observation => observation.Value.Number), 3)));
        Assert.Equal(524_792, report.RowsRead);
        Assert.Equal(report.RowsRead, report.Observations + report.Skipped.Sum(skip => skip.Count));
    }

    [Fact]
    public async Task Nab_EverySeries_IsThereInItsOrder()
    {
        var source = SharedData.Require("nab");
        var (report, file) = await ImportTwiceAsync("nab", source);

        Assert.Empty(report.Skipped);
        Assert.Equal(29, report.Homes.Count);
        var packs = file.Packs.ToLookup(pack => pack.Key.Kit);
        foreach (var home in report.Homes)
        {
            var rows = Lines(Path.Combine(source, home.Subject + ".csv.gz")).Select(line => line.Split(',')).ToList();
            var own = packs[home.Kit].SelectMany(pack => pack.Observations).ToList();
            Assert.Equal(rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture)), own.Select(observation => observation.Value.Number));
            Assert.All(rows.Zip(own), pair => Assert.True((pair.Second.MeasuredAt.ToDateTimeOffset() - Utc(pair.First[0])).TotalMicroseconds is >= 0 and < 20));
        }
    }

    [Fact]
    public async Task BidmcWaveforms_EverySample_IsThereAtItsTime()
    {
        var source = SharedData.Require("bidmc");
        var (report, file) = await ImportTwiceAsync("bidmc", source, new ImportOptions { Waveforms = true });

        Assert.Equal((26, 26), (report.Homes.Count, report.Trials.Count));
        foreach (var home in report.Homes)
        {
            var rows = Lines(Path.Combine(source, home.Subject + "_Signals.csv.gz")).Select(line => line.Split(',')).ToList();
            Assert.Equal(60_001, rows.Count);
            foreach (var (column, code) in (ReadOnlySpan<(int, string)>)[(1, "respiration-waveform"), (2, "pulse-waveform")])
            {
                var frames = file.Frames(home.Kit, code).ToList();
                Assert.Equal(rows.Count, frames.Count);
                for (var i = 0; i < frames.Count; i++)
                {
                    Assert.Equal(946_684_800_000_000 + (8000L * i), frames[i].At);
                    Assert.True(Math.Abs(double.Parse(rows[i][column], CultureInfo.InvariantCulture) - frames[i].Values[0]) <= 0.5001 / 8000);
                }
            }
        }
    }

    private static DateTimeOffset Utc(string cell) => DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static IEnumerable<string> Lines(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private async Task<(ImportReport Report, ImportedFile File)> ImportTwiceAsync(string format, string source, ImportOptions? options = null)
    {
        await RecordingImporters.Find(format)!.ImportAsync(source, folder.File("second.gz"), options ?? new ImportOptions(), null, TestContext.Current.CancellationToken);
        var imported = await ImportedFile.ImportAsync(format, source, folder.File("first.gz"), options);
        Assert.Equal(await File.ReadAllBytesAsync(folder.File("first.gz"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.File("second.gz"), TestContext.Current.CancellationToken));
        return imported;
    }
}
