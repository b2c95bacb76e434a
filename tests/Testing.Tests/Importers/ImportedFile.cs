using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests.Importers;

/// <summary>What an import wrote, read back through the product's own reader and decoder.</summary>
internal sealed class ImportedFile
{
    private ImportedFile(RecordingManifest manifest, List<Pack> packs) => (Manifest, Packs) = (manifest, packs);

    public RecordingManifest Manifest { get; }

    /// <summary>In the order of the file.</summary>
    public List<Pack> Packs { get; }

    public IEnumerable<Observation> Observations => Packs.SelectMany(pack => pack.Observations);

    /// <summary>Imports, and holds that the file is what the report says: gap-free numbers, time never back, every record taken, no series and instant twice, counts and checksums.</summary>
    public static async Task<(ImportReport Report, ImportedFile File)> ImportAsync(string format, string folder, string output, ImportOptions? options = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (report, problem) = await RecordingImporters.Find(format)!.ImportAsync(folder, output, options ?? new ImportOptions(), null, cancellation);
        Assert.Null(problem);
        var (reader, fault) = await RecordingReader.OpenAsync(output, cancellation);
        Assert.Null(fault);
        var packs = new List<Pack>();
        await using (reader)
        {
            await foreach (var message in reader!.ReadAsync(cancellation))
            {
                var result = PackDecoder.Decode(message.Kit, Lane.Obs, message.Payload, message.ContentType, message.At);
                Assert.True(result.Pack is not null && result.Rejected.Count == 0, $"{result.Reason} {result.Detail}");
                packs.Add(result.Pack);
            }
        }

        Assert.Null(reader.Fault);
        Hold(report!, packs);
        return (report!, new ImportedFile(reader.Manifest, packs));
    }

    public static async Task<string> ProblemOfAsync(string format, string folder, string output, ImportOptions? options = null)
    {
        var (report, problem) = await RecordingImporters.Find(format)!.ImportAsync(folder, output, options ?? new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.Null(report);
        Assert.False(File.Exists(output));
        return problem!;
    }

    /// <summary>Every frame of a kit's series: its time and its values in the quantity's unit, in the order of the file.</summary>
    public IEnumerable<(long At, double[] Values)> Frames(KitId kit, string code)
    {
        foreach (var observation in Packs.Where(pack => pack.Key.Kit == kit).SelectMany(pack => pack.Observations).Where(observation => observation.Quantity.Code == code))
        {
            Assert.True(Waveform.TryRead(observation.Value, out var block));
            for (var i = 0; i < block.Frames; i++)
            {
                yield return (observation.MeasuredAt.Microseconds + block.OffsetOf(i), [.. Enumerable.Range(0, block.Channels).Select(channel => block[i, channel])]);
            }
        }
    }

    private static void Hold(ImportReport report, List<Pack> packs)
    {
        foreach (var home in report.Homes)
        {
            var own = packs.Where(pack => pack.Key.Kit == home.Kit).ToList();
            Assert.Equal(Enumerable.Range(1, own.Count).Select(i => (long)i), own.Select(pack => pack.Key.Sequence));
            Assert.All(own.Zip(own.Skip(1)), pair => Assert.True(pair.First.SealedAt <= pair.Second.SealedAt));
            var checksum = new ContentChecksum();
            own.ForEach(checksum.Add);
            Assert.Equal((home.Observations, home.Checksum), (checksum.Count, checksum.Value));
            var series = own.SelectMany(pack => pack.Observations).Select(observation => (observation.Sensor, observation.Quantity, observation.MeasuredAt)).ToList();
            Assert.Equal(series.Count, series.Distinct().Count());
            Assert.All(series, one => Assert.NotNull(home.Plan.PlacementOf(home.Kit, one.Sensor, one.MeasuredAt)));
        }

        Assert.Equal((report.Packs, report.Observations, report.Heartbeats), (packs.Count, packs.Sum(pack => pack.Observations.Count), packs.Count(pack => pack.Observations.Count == 0)));
    }
}
