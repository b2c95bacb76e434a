using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Recordings.Inspection;
using AgeingMonitor.Testing.Tests.Recordings.Editing;

namespace AgeingMonitor.Testing.Tests.Recordings.Inspection;

public sealed class RecordingInspectorTests : EditTests
{
    private static readonly SensorId Hall = SensorId.Parse("hall");

    [Fact]
    public async Task Inspect_CountsWhatIsThere()
    {
        var report = await InspectAsync(await SourceAsync());

        var kit = Assert.Single(report.Kits);
        Assert.Equal((9L, 6L), (report.Messages, kit.Packs));
        Assert.Equal(new Dictionary<string, long> { ["evt"] = 1, ["obs"] = 7, ["state"] = 1 }, report.Channels);
        Assert.Equal((1L, 3L, 1L, 1L), (kit.Events, kit.Heartbeats, kit.Resends, kit.Undecodable));
        Assert.Equal((2, 3L, 2L), (kit.Boots, kit.NumbersMissing, kit.NumbersShed));
        Assert.Equal(3540, kit.LongestDelaySeconds);
        Assert.Equal(new Dictionary<string, long> { ["synced"] = 5, ["holdover"] = 2 }, kit.ClockStates);
        Assert.Equal(1, report.ForeignMessages);
        Assert.Equal(1, report.Undecodable.Values.Sum());
        Assert.Equal((4L, 4L), (report.Observations, kit.Series.Sum(series => series.Count)));
        Assert.Equal(("hall", "motion", 2L), (kit.Series[0].Sensor, kit.Series[0].Quantity, kit.Series[0].Count));
        Assert.Null(report.Fault);
    }

    [Fact]
    public async Task Inspect_TimeWithoutPacks_IsAGapAndSoDrawn()
    {
        var report = await InspectAsync(await SourceAsync());

        var gap = Assert.Single(report.Kits[0].Gaps);
        Assert.Equal((Samples.At(180), Samples.At(7200), 117.0), (gap.From, gap.To, gap.Minutes));
        var lines = InspectionText.Write(report).ToList();
        var day = lines.Single(line => line.StartsWith("2026-03-01 Sun |", StringComparison.Ordinal));

        // 08:00 UTC is 09:00 in Paris, the 19th half hour; there are packs in it; motion of 10:59 came in a pack of 11:00, in whose half hour nothing moved.
        Assert.Equal($"2026-03-01 Sun |{new string('·', 18)}█··█ {new string('·', 25)}|      2", day);
        Assert.Contains(lines, line => line.Contains("1 h 57 min", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_PackSizes_AreExact()
    {
        var messages = Enumerable.Range(1, 20).Select(i => Samples.Message(Samples.Pack(i, i)) with { Payload = PackEncoder.Encode(Samples.Pack(i, i, i == 20 ? [Samples.HeartRate(19, 70), Samples.HeartRate(20, 70)] : [])) }).ToList();
        var sizes = messages.Select(message => message.Payload.Length).Order().ToList();

        var report = await InspectAsync(await WriteAsync("s.gz", Samples.Manifest(Samples.Plan(Samples.Kit)), messages));

        Assert.Equal(new PackSizes(sizes[0], sizes[9], sizes[18], sizes[19], Math.Round(sizes.Average(), 1), 2), report.PackSizes);
    }

    [Fact]
    public async Task Inspect_OneQuantity_CountsThatAlone()
    {
        var report = await InspectAsync(await SourceAsync(), new InspectionOptions { Filter = new MessageFilter { Quantities = new HashSet<QuantityDefinition> { Quantities.HeartRate } } });

        Assert.Equal("heart-rate", Assert.Single(report.Kits[0].Series).Quantity);
        Assert.Equal(6, report.Kits[0].Packs);
    }

    [Fact]
    public async Task Inspect_CutRecording_SaysSoAndCountsWhatLiesBefore()
    {
        var messages = Enumerable.Range(1, 300).Select(i => Samples.Message(Samples.Pack(i, i, Samples.HeartRate(i, 70))));

        var report = await InspectAsync(await CutAsync(await WriteAsync("s.gz", Samples.Manifest(Samples.Plan(Samples.Kit)), messages), 0.5));

        Assert.Equal("cut", report.Fault!.Reason);
        Assert.InRange(report.Observations, 1, 299);
        Assert.Contains(InspectionText.Write(report), line => line.Contains("not whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Inspect_NothingInIt_IsWrittenAllTheSame()
    {
        var report = await InspectAsync(await WriteAsync("s.gz", Samples.Manifest(Samples.Plan(Samples.Kit)), []));

        Assert.Contains(InspectionText.Write(report), line => line.Contains("no message", StringComparison.Ordinal));
        Assert.Equal(0, JsonDocument.Parse(InspectionJson.Write(report)).RootElement.GetProperty("messages").GetInt64());
    }

    [Fact]
    public async Task Inspect_NoRecording_SaysWhy()
    {
        var (report, fault) = await RecordingInspector.ReadAsync(Folder.Write("x", "text"), new InspectionOptions(), null, Cancellation);

        Assert.Null(report);
        Assert.Equal("not-gzip", fault!.Reason);
    }

    [Fact]
    public async Task Json_OfAReport_CanBeReadByOthers()
    {
        var json = JsonDocument.Parse(InspectionJson.Write(await InspectAsync(await SourceAsync()))).RootElement;

        Assert.Equal("2026-03-01T08:00:00.000000Z", json.GetProperty("first").GetString());
        Assert.Equal(3, json.GetProperty("kits")[0].GetProperty("numbersMissing").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("fault").ValueKind);
    }

    private static async Task<InspectionReport> InspectAsync(string path, InspectionOptions? options = null) =>
        (await RecordingInspector.ReadAsync(path, options ?? new InspectionOptions(), null, Cancellation)).Report!;

    /// <summary>Boot 3 from number 5: 5, 6 twice, 8 with 7 missing, 9 and 10 shed, two more at its end unsaid but for the next boot; then boot 4. An event, a birth message, rubbish and a stranger.</summary>
    private Task<string> SourceAsync()
    {
        Pack Of(long boot, long sequence, double seconds, params Observation[] observations) => Samples.Pack(sequence, seconds, observations) with { Key = new PackKey(Samples.Kit, boot, Lane.Obs, sequence) };
        var motion = (double seconds) => new Observation(Hall, Quantities.Motion, Samples.At(seconds), ObservedValue.Of(1));
        var shed = Of(3, 11, 180) with { Shed = [new ShedRange(3, Lane.Obs, new SequenceRange(9, 10))] };
        var next = Of(4, 1, 7200, motion(7190)) with { After = new BootEnd(3, 13, 0), Clock = new ClockQuality(ClockState.Holdover, 2) };
        return WriteAsync("source.gz", Samples.Manifest(Samples.Plan(Samples.Kit)),
        [
            new RecordedMessage(Samples.At(0), Samples.Kit, Topics.State, null, KitStateEncoder.Encode(new KitState { Online = true })),
            Samples.Message(Of(3, 5, 60, motion(50), Samples.HeartRate(55, 70))),
            Samples.Message(Of(3, 6, 61)),
            Samples.Message(Of(3, 6, 61)) with { At = Samples.At(70) },
            Samples.Message(Samples.Pack(Samples.Kit, Lane.Evt, 1, 100, Samples.HeartRate(99, 40)) with { Key = new PackKey(Samples.Kit, 3, Lane.Evt, 1), Clock = new ClockQuality(ClockState.Holdover, null) }),
            Samples.Message(shed),
            Samples.Message(Samples.Pack(KitId.Derive("stranger"), Lane.Obs, 1, 200)),
            new RecordedMessage(Samples.At(300), Samples.Kit, Topics.Obs, WireLimits.SenMlCbor, new byte[] { 0xFF }),
            Samples.Message(Of(3, 8, 120)) with { At = Samples.At(3660) },
            Samples.Message(next),
        ]);
    }
}
