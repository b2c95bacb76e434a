using System.Globalization;
using System.IO.Compression;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Bidmc;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class ImporterTests : IDisposable
{
    private const string Activity = "patient_id,location_name,date\np1,kitchen,2019-05-15 12:00:00\np1,Front Door,2019-05-15 12:00:01\np2,hallway,2019-05-15 11:00:00\n";
    private const string Physiology = "patient_id,date,device_type,value,unit\np1,2019-05-15 12:01:00,Heart rate,71.5,beats/min\n";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tihm_LocalTimeInSummer_IsStoredInUtc()
    {
        var (report, packs) = await ImportTihmAsync(Activity, Physiology);

        Assert.Equal(4, report.Observations);
        var all = packs.SelectMany(pack => pack.Observations.Select(observation => (observation.Sensor.Value, observation.Quantity.Code, observation.MeasuredAt.ToString(), observation.Value.Number)));
        Assert.Equal(
            [
                ("hallway", "motion", "2019-05-15T10:00:00.000000Z", 1),
                ("kitchen", "motion", "2019-05-15T11:00:00.000000Z", 1),
                ("front-door", "contact", "2019-05-15T11:00:01.000000Z", 1),
                ("blood-pressure-monitor", "heart-rate", "2019-05-15T11:01:00.000000Z", 71.5),
            ],
            all);
    }

    [Fact]
    public async Task Tihm_PlainFilesWithOtherCapitals_AreRead()
    {
        folder.Write("activity.CSV", Activity);
        using (var gzip = new GZipStream(File.Create(folder.File("Physiology.csv.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(Physiology));
        }

        var result = await new TihmImporter().ImportAsync(folder.Path, folder.File("out.gz"), new ImportOptions(), null, Cancellation);

        Assert.Equal(4, result.Report!.Observations);
    }

    [Theory]
    [InlineData("p1,kitchen,yesterday", "bad-time")]
    [InlineData("p1,kitchen,0001-01-01 00:00:00", "bad-time")]
    [InlineData("p1,kitchen", "bad-time")]
    [InlineData(",kitchen,2019-05-15 12:00:00", "bad-subject")]
    [InlineData("p1,k\u00fcche,2019-05-15 12:00:00", "unknown-location")]
    [InlineData("p1,scale,2019-05-15 12:00:00", "unknown-location")]
    [InlineData("\"p1\"\"\",\"\",\"\"", "bad-time")]
    [InlineData("\u0000\u0001\u0002garbage", "bad-time")]
    public async Task Tihm_BadActivityRow_IsCountedWithItsLine(string row, string reason)
    {
        var (report, _) = await ImportTihmAsync(Activity + row + "\n", Physiology);

        var skipped = Assert.Single(report.Skipped);
        Assert.Equal((reason, 1L, "Activity.csv:5"), (skipped.Reason, skipped.Count, skipped.Lines[0]));
        Assert.Equal((5L, 4L), (report.RowsRead, report.Observations));
    }

    [Theory]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,71,furlong", "unknown-unit")]
    [InlineData("p1,2019-05-15 12:01:00,Mood,71,beats/min", "unknown-device")]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,many,beats/min", "bad-value")]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,1e999,beats/min", "bad-value")]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,,beats/min", "missing")]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,NaN,beats/min", "missing")]
    [InlineData("p1,2019-05-15 12:01:00,Heart rate,1000,beats/min", "implausible")]
    public async Task Tihm_BadMeasurement_IsCounted(string row, string reason)
    {
        var (report, _) = await ImportTihmAsync(Activity, Physiology + row + "\n");

        Assert.Equal((reason, 1L), (report.Skipped.Single().Reason, report.Skipped.Single().Count));
        Assert.Equal(4, report.Observations);
    }

    [Fact]
    public async Task Tihm_RowsOfOneSecond_AreKeptAMicrosecondApartInFileOrder()
    {
        var rows = string.Concat(Enumerable.Repeat("p1,kitchen,2019-05-15 12:00:00\n", 3));
        var (report, packs) = await ImportTihmAsync("patient_id,location_name,date\n" + rows, Physiology);

        Assert.Equal(4, report.Observations);
        var times = packs.SelectMany(pack => pack.Observations).Where(observation => observation.Sensor.Value == "kitchen").Select(observation => observation.MeasuredAt.Microseconds).ToList();
        Assert.Equal([0, 1, 2], times.Select(time => time - times[0]));
    }

    [Theory]
    [InlineData("2019-10-27 01:30:00", "2019-10-27T00:30:00.000000Z")] // shown twice: the first pass, still summer time
    [InlineData("2019-03-31 01:30:00", "2019-03-31T01:30:00.000000Z")] // skipped: as if not put forward yet, 02:30 summer time
    [InlineData("2019-01-15 01:30:00", "2019-01-15T01:30:00.000000Z")]
    public async Task Tihm_ClockChange_FollowsTheStatedRule(string local, string utc)
    {
        var (_, packs) = await ImportTihmAsync($"patient_id,location_name,date\np1,kitchen,{local}\n", "patient_id,date,device_type,value,unit\n");

        Assert.Equal(utc, packs.SelectMany(pack => pack.Observations).Single().MeasuredAt.ToString());
    }

    [Fact]
    public async Task Tihm_MissingFileOrColumnOrFolderOrZone_IsAProblemInWords()
    {
        var importer = new TihmImporter();
        var output = folder.File("out.gz");

        Assert.Contains("no folder", (await importer.ImportAsync(folder.File("none"), output, new ImportOptions(), null, Cancellation)).Problem);
        Assert.Contains("Activity.csv", (await importer.ImportAsync(folder.Path, output, new ImportOptions(), null, Cancellation)).Problem);
        folder.Write("Activity.csv", "patient,where,when\n");
        Assert.Contains("no column patient_id, location_name, date", (await importer.ImportAsync(folder.Path, output, new ImportOptions(), null, Cancellation)).Problem);
        Assert.Contains("time zone", (await importer.ImportAsync(folder.Path, output, new ImportOptions { TimeZone = "Mars/Olympus" }, null, Cancellation)).Problem);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task Tihm_OtherCultureAndOtherChoice_SameBytesAndOtherIds()
    {
        var (report, _) = await ImportTihmAsync(Activity, Physiology, "first.gz");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            await ImportTihmAsync(Activity, Physiology, "second.gz");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(await File.ReadAllBytesAsync(folder.File("first.gz"), Cancellation), await File.ReadAllBytesAsync(folder.File("second.gz"), Cancellation));
        var other = (await new TihmImporter().ImportAsync(folder.Path, folder.File("third.gz"), new ImportOptions { CoverageHours = 3 }, null, Cancellation)).Report!;
        Assert.Empty(report.Homes.Select(home => home.Kit).Intersect(other.Homes.Select(home => home.Kit)));
    }

    [Fact]
    public async Task Bidmc_NumbersAndGaps_BecomeObservationsAndCounts()
    {
        folder.Write("rec_A_Numerics.csv", "Time [s], HR, PULSE, RESP, SpO2\n0,94,93,25,97\n1,NaN,93,25,\n1.5,90,x,25,97\nlater,90,90,20,97\n-1,90,90,20,97\n6,94,93,25,970\n");
        var result = await new BidmcImporter().ImportAsync(folder.Path, folder.File("out.gz"), new ImportOptions(), null, Cancellation);
        var packs = await PacksOfAsync(folder.File("out.gz"));

        Assert.Equal(("rec_A", 16L), (result.Report!.Homes.Single().Subject, result.Report.Observations));
        Assert.Equal([("bad-time", 1L), ("bad-value", 1L), ("implausible", 1L), ("missing", 2L)], result.Report.Skipped.Select(skip => (skip.Reason, skip.Count)));
        Assert.Equal(["2000-01-01T00:00:00.000000Z", "2000-01-01T00:00:05.000000Z", "2000-01-01T00:00:10.000000Z"], packs.Select(pack => pack.SealedAt.ToString()));
        Assert.Equal("2000-01-01T00:00:01.500000Z", packs[1].Observations.Last(observation => observation.Quantity.Code == "heart-rate").MeasuredAt.ToString());
    }

    [Fact]
    public async Task Bidmc_EmptyFolder_IsAProblemInWords() =>
        Assert.Contains("_Numerics.csv", (await new BidmcImporter().ImportAsync(folder.Path, folder.File("out.gz"), new ImportOptions(), null, Cancellation)).Problem);

    [Fact]
    public void Help_EveryFormat_FitsATerminal() =>
        Assert.All(RecordingImporters.All, importer => Assert.All(importer.Help.Split('\n'), line => Assert.True(line.Length <= 100, line)));

    private static async Task<List<Pack>> PacksOfAsync(string path)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, Cancellation);
        Assert.Null(fault);
        var packs = new List<Pack>();
        await using (reader)
        {
            await foreach (var message in reader!.ReadAsync(Cancellation))
            {
                packs.Add(PackDecoder.Decode(message.Kit, Lane.Obs, message.Payload, message.ContentType, message.At).Pack!);
            }
        }

        Assert.Null(reader.Fault);
        return packs;
    }

    private async Task<(ImportReport Report, List<Pack> Packs)> ImportTihmAsync(string activity, string physiology, string output = "out.gz")
    {
        folder.Write("Activity.csv", activity);
        folder.Write("Physiology.csv", physiology);
        var (report, problem) = await new TihmImporter().ImportAsync(folder.Path, folder.File(output), new ImportOptions(), null, Cancellation);
        Assert.Null(problem);
        return (report!, await PacksOfAsync(folder.File(output)));
    }
}
