using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;

namespace AgeingMonitor.Testing.Tests.Recordings.Editing;

public sealed class RecordingTrimTests : EditTests
{
    private static readonly KitId Other = KitId.Derive("trim/other");
    private static readonly RecordingManifest Manifest = Samples.Manifest(Samples.Plan(Samples.Kit), Samples.Plan(Other));

    [Fact]
    public async Task Trim_Stretch_KeepsWholePacksByTheirSealByteForByte()
    {
        var source = await SourceAsync();

        var report = await TrimAsync(source, "+10s", "2026-03-01T08:00:20Z");

        var (manifest, messages) = await ReadAsync(Target);
        Assert.Equal([10L, 11, 12, 13, 14, 15, 16, 17, 18, 19], messages.Select(message => Decode(message).Key.Sequence));
        Assert.Equal((await ReadAsync(source)).Messages.Single(message => Decode(message).Key.Sequence == 12).Payload.ToArray(), messages[2].Payload.ToArray());
        Assert.Equal("part", manifest.Name);
        Assert.Contains("cut to from 2026-03-01T08:00:10", manifest.Provenance, StringComparison.Ordinal);
        Assert.Equal((10, new LeftOut("outside of the time", 20)), ((int)report.Written, Assert.Single(report.LeftOut)));
    }

    [Fact]
    public async Task Trim_BacklogThatCameLater_BelongsWhereItWasSealed()
    {
        var late = Samples.Message(Samples.Pack(1, 5)) with { At = Samples.At(100) };
        var source = await WriteAsync("s.gz", Manifest, [Samples.Message(Samples.Pack(2, 20)), late]);

        await TrimAsync(source, null, "2026-03-01T08:00:10Z");

        Assert.Equal(1, Decode(Assert.Single((await ReadAsync(Target)).Messages)).Key.Sequence);
    }

    [Fact]
    public async Task Trim_LastBirthMessageBefore_IsKeptOnceAtTheCut()
    {
        var source = await WriteAsync("s.gz", Manifest, [State(1, 1), State(2, 2), Samples.Message(Samples.Pack(1, 5)), Samples.Message(Samples.Pack(2, 15)), State(16, 3), Samples.Message(Samples.Pack(3, 17))]);

        await TrimAsync(source, "2026-03-01T08:00:10Z", null);

        var messages = (await ReadAsync(Target)).Messages;
        Assert.Equal([Topics.State, Topics.Obs, Topics.State, Topics.Obs], messages.Select(message => message.Channel));
        Assert.True(KitStateDecoder.TryDecode(messages[0].Payload.Span, out var state));
        Assert.Equal((2L, Samples.At(10)), (state.Boot, messages[0].At));
    }

    [Fact]
    public async Task Trim_OneHome_LeavesTheOtherOutOfTheManifestToo()
    {
        var source = await WriteAsync("s.gz", Manifest, [Samples.Message(Samples.Pack(1, 1)), Samples.Message(Samples.Pack(Other, Lane.Obs, 1, 2))]);

        var report = await TrimAsync(source, null, null, new MessageFilter { Homes = new HashSet<HomeId> { Manifest.Homes[1].Home } });

        var (manifest, messages) = await ReadAsync(Target);
        Assert.Equal(Manifest.Homes[1].Home, Assert.Single(manifest.Homes).Home);
        Assert.Equal(Other, Assert.Single(messages).Kit);
        Assert.Equal(new LeftOut("filtered", 1), Assert.Single(report.LeftOut));
    }

    [Fact]
    public async Task Trim_KitThatWasTakenAway_IsOfItsHomeOnlyWhileItWasThere()
    {
        var plan = Samples.Plan(Samples.Kit);
        plan = plan with { Kits = [new KitPlacement(Samples.Kit, plan.Home, new TimeRange(Instant.MinValue, Samples.At(10)))] };
        var source = await WriteAsync("s.gz", Samples.Manifest(plan), [Samples.Message(Samples.Pack(1, 5)), Samples.Message(Samples.Pack(2, 15))]);

        Assert.Equal(2, (await TrimAsync(source, null, null)).Written);
        Assert.Equal(1, (await TrimAsync(source, null, null, new MessageFilter { Homes = new HashSet<HomeId> { plan.Home } })).Written);
    }

    [Fact]
    public async Task Trim_OneQuantity_NamesOnlyTheSensorsThatHaveIt()
    {
        var bed = SensorId.Parse("bed");
        var room = new Room(RoomId.Derive("trim/bedroom"), RoomKind.Bedroom);
        var plan = Samples.Plan(Samples.Kit);
        plan = plan with { Rooms = [room], Sensors = [.. plan.Sensors, new SensorPlacement(Samples.Kit, bed, room.Id, null, TimeRange.Always)] };
        var source = await WriteAsync("s.gz", Samples.Manifest(plan), [Samples.Message(Samples.Pack(1, 2, Samples.HeartRate(1, 70), new Observation(bed, Quantities.BedOccupancy, Samples.At(2), ObservedValue.Of(1))))]);

        await TrimAsync(source, null, null, new MessageFilter { Quantities = new HashSet<QuantityDefinition> { Quantities.HeartRate } });

        var (manifest, messages) = await ReadAsync(Target);
        Assert.Equal(Samples.Wrist, Assert.Single(manifest.Homes[0].Sensors).Sensor);
        Assert.Empty(manifest.Homes[0].Rooms);
        Assert.Equal(Quantities.HeartRate, Assert.Single(Decode(messages[0]).Observations).Quantity);
        Assert.Contains("filtered: quantities heart-rate", manifest.Provenance, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trim_BySensor_KeepsJsonAsJsonAndDropsUnnumberedPacksThatAreEmpty()
    {
        var steps = new Observation(SensorId.Parse("ankle"), Quantities.Steps, Samples.At(1), ObservedValue.Of(3));
        var json = Samples.Pack(1, 2, Samples.HeartRate(1, 70), steps);
        var unnumbered = Samples.Pack(2, 1, steps) with { Key = new PackKey(Samples.Kit, 0, Lane.Obs, 1), EventsBefore = null };
        var source = await WriteAsync("s.gz", Manifest,
        [
            Samples.Message(json) with { ContentType = WireLimits.SenMlJson, Payload = PackEncoder.Encode(json, PackFormat.Json) },
            Samples.Message(unnumbered),
            Samples.Message(json) with { Payload = new byte[] { 0xFF, 0x00 } },
        ]);

        var report = await TrimAsync(source, null, null, new MessageFilter { Sensors = new HashSet<SensorId> { Samples.Wrist } });

        var message = Assert.Single((await ReadAsync(Target)).Messages);
        Assert.Equal((WireLimits.SenMlJson, (byte)'['), (message.ContentType, message.Payload.Span[0]));
        Assert.Equal([Samples.HeartRate(1, 70)], Decode(message).Observations);
        Assert.Equal([new LeftOut("cannot be decoded", 1), new LeftOut("filtered", 1)], report.LeftOut);
    }

    [Fact]
    public async Task Trim_CutSource_UsesWhatLiesBeforeAndSaysSo()
    {
        var cut = await CutAsync(await SourceAsync(), 0.7);

        var result = await RecordingTrim.RunAsync(cut, Target, new TrimOptions { Name = "part" }, null, Cancellation);

        var fault = Assert.Single(result.Report!.Faults);
        Assert.Equal("cut", fault.Fault.Reason);
        Assert.Equal(result.Report.Written, (await ReadAsync(Target)).Messages.Count);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "not after")]
    [InlineData("+1h", "+1h", "not after")]
    public async Task Trim_EmptyStretch_IsAProblemAndLeavesNoFile(string from, string to, string problem)
    {
        var result = await RecordingTrim.RunAsync(await SourceAsync(), Target, new TrimOptions { Name = "part", From = Point(from), To = Point(to) }, null, Cancellation);

        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(Target) || File.Exists(RecordingWriter.PartPath(Target)));
    }

    [Fact]
    public async Task Trim_NoRecordingNoHomeOrNoMessage_IsAProblem()
    {
        var source = await SourceAsync();
        var unknown = new MessageFilter { Homes = new HashSet<HomeId> { HomeId.Derive("nobody") } };
        Assert.Contains(Manifest.Homes[0].Home.Value, (await RecordingTrim.RunAsync(source, Target, new TrimOptions { Name = "p", Filter = unknown }, null, Cancellation)).Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await RecordingTrim.RunAsync(Folder.Write("x", "no recording"), Target, new TrimOptions { Name = "p" }, null, Cancellation)).Problem, StringComparison.Ordinal);
        var empty = await WriteAsync("empty.gz", Manifest, []);
        Assert.Contains("no message", (await RecordingTrim.RunAsync(empty, Target, new TrimOptions { Name = "p", From = Point("-1h") }, null, Cancellation)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trim_Cancelled_LeavesNoFile()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var source = await SourceAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RecordingTrim.RunAsync(source, Target, new TrimOptions { Name = "p" }, null, stop.Token));

        Assert.Equal([source], Directory.GetFiles(Folder.Path));
    }

    private static TrimPoint? Point(string? text) => text is null ? null : TrimPoint.TryParse(text, out var point) ? point : throw new ArgumentException(text);

    private static RecordedMessage State(double seconds, long boot) => new(Samples.At(seconds), Samples.Kit, Topics.State, null, KitStateEncoder.Encode(new KitState { Online = true, Boot = boot }));

    private Task<string> SourceAsync() => WriteAsync("source.gz", Manifest, Enumerable.Range(0, 30).Select(i => Samples.Message(Samples.Pack(i == 0 ? 100 : i, i, Samples.HeartRate(i - 3, 60 + i)))));

    private async Task<EditReport> TrimAsync(string source, string? from, string? to, MessageFilter? filter = null) =>
        (await RecordingTrim.RunAsync(source, Target, new TrimOptions { Name = "part", From = Point(from), To = Point(to), Filter = filter ?? MessageFilter.Everything }, null, Cancellation)).Report!;
}
