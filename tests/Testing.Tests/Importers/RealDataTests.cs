using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Bidmc;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class RealDataTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tihm_WholeDataSet_HoldsEveryRowOfEveryHome()
    {
        var source = SharedData.Require("tihm");
        var path = folder.File("tihm.jsonl.gz");
        var watch = Stopwatch.StartNew();
        var report = (await new TihmImporter().ImportAsync(source, path, new ImportOptions(), null, Cancellation)).Report!;
        output.WriteLine($"import {watch.Elapsed.TotalSeconds:0.0} s, {report.FileBytes} bytes, {report.Packs} packs, {report.Heartbeats} heartbeats, {report.Span}");

        // 469,333 firings and 6,936 measurements of 28 people, as the data set's description says.
        Assert.Equal((469_333 + 6_936, 28), (report.Observations, report.Homes.Count));
        Assert.Empty(report.Skipped);
        var expected = CountByFirstColumn(source, "Activity.csv.gz", "Physiology.csv.gz");
        Assert.Equal(expected, report.Homes.ToDictionary(home => home.Subject, home => home.Observations));
        await AssertHoldsAsync(path, report, maxGapMinutes: null);
    }

    [Fact]
    public async Task Bidmc_WholeDataSet_HoldsEveryNumber()
    {
        var source = SharedData.Require("bidmc");
        var path = folder.File("bidmc.jsonl.gz");
        var report = (await new BidmcImporter().ImportAsync(source, path, new ImportOptions(), null, Cancellation)).Report!;
        output.WriteLine($"{report.FileBytes} bytes, {report.Packs} packs");

        Assert.Equal(26, report.Homes.Count);
        foreach (var home in report.Homes)
        {
            var cells = File.ReadLines(Path.Combine(source, home.Subject + "_Numerics.csv")).Skip(1).SelectMany(line => line.Split(',').Skip(1));
            Assert.Equal(cells.Count(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)), home.Observations);
        }

        var skip = Assert.Single(report.Skipped);
        Assert.Equal("missing", skip.Reason);
        Assert.Equal((report.RowsRead * 4) - skip.Count, report.Observations);
        await AssertHoldsAsync(path, report, maxGapMinutes: 0.2);
    }

    /// <summary>What a decoder finds in the file: gap-free numbers, no series and instant twice, the counts and checksums of the report.</summary>
    private static async Task AssertHoldsAsync(string path, ImportReport report, double? maxGapMinutes)
    {
        var checksums = report.Homes.ToDictionary(home => home.Kit, _ => new ContentChecksum());
        var last = report.Homes.ToDictionary(home => home.Kit, _ => (Sequence: 0L, SealedAt: default(Contracts.Time.Instant)));
        var instants = new HashSet<(KitId, string, string, long)>();
        var (reader, _) = await RecordingReader.OpenAsync(path, Cancellation);
        await using (reader)
        {
            await foreach (var message in reader!.ReadAsync(Cancellation))
            {
                var result = PackDecoder.Decode(message.Kit, Lane.Obs, message.Payload, message.ContentType, message.At);
                Assert.Null(result.Reason);
                Assert.Empty(result.Rejected);
                var before = last[message.Kit];
                Assert.Equal(before.Sequence + 1, result.Pack!.Key.Sequence);
                Assert.True(maxGapMinutes is null || before.Sequence == 0 || (result.Pack.SealedAt - before.SealedAt).TotalMinutes <= maxGapMinutes);
                last[message.Kit] = (result.Pack.Key.Sequence, result.Pack.SealedAt);
                checksums[message.Kit].Add(result.Pack);
                Assert.All(result.Pack.Observations, observation => Assert.True(
                    instants.Add((message.Kit, observation.Sensor.Value, observation.Quantity.Code, observation.MeasuredAt.Microseconds))));
            }
        }

        Assert.Null(reader.Fault);
        Assert.All(report.Homes, home => Assert.Equal((home.Observations, home.Checksum), (checksums[home.Kit].Count, checksums[home.Kit].Value)));
    }

    private static Dictionary<string, long> CountByFirstColumn(string folder, params string[] files)
    {
        var counts = new Dictionary<string, long>();
        foreach (var file in files)
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress));
            text.ReadLine();
            while (text.ReadLine() is { } line)
            {
                var subject = line[..line.IndexOf(',', StringComparison.Ordinal)];
                counts[subject] = counts.GetValueOrDefault(subject) + 1;
            }
        }

        return counts;
    }
}
