using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Tihm;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Replay;

public sealed class RecordingPlayerTests : IAsyncLifetime
{
    private static readonly KitId Other = KitId.Derive("other/kit");
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private TestBroker broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => broker = await TestBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Play_TwoKits_SendsEveryPackAsRecordedAndCounts()
    {
        var path = await WriteAsync(TwoKits(100));
        var report = await PlayAsync(path);

        Assert.Equal((200L, 200L, 0L), (report.Packs, report.Observations, report.LeftOut));
        Assert.Null(report.Fault);
        Assert.All(report.Homes.Values, content => Assert.Equal(100, content.Count));
        var expected = TwoKits(100).ToDictionary(pack => pack.Key, PackEncoderBytes);
        Assert.Equal(expected.Count, broker.Numbers.Count);
        Assert.All(broker.Received, pack => Assert.Equal(expected[pack.Key], pack.Payload));
    }

    [Fact]
    public async Task Play_ServerNeverAnswers_KeepsThirtyTwoOnTheWayForEachKit()
    {
        broker.Answer = _ => TestAnswer.Silence;
        var path = await WriteAsync(TwoKits(100));
        var playing = PlayAsync(path);
        await broker.UntilAsync(b => b.Received.Count == 64);

        Assert.Equal([32, 32], broker.Received.GroupBy(pack => pack.Key.Kit).Select(group => group.Count()));
        broker.Answer = _ => TestAnswer.Acknowledge;
        await AdvanceUntilAsync(() => playing.IsCompleted);
        Assert.Equal(200, (await playing).Packs);
    }

    [Fact]
    public async Task Play_AcksLostAndConnectionsBroken_EndsWithEverythingAcknowledged()
    {
        var count = 0;
        broker.Answer = _ => ++count % 41 == 0 ? TestAnswer.Disconnect : count % 5 == 0 ? TestAnswer.Silence : TestAnswer.Acknowledge;
        var playing = PlayAsync(await WriteAsync(TwoKits(150)));
        await AdvanceUntilAsync(() => playing.IsCompleted);
        var report = await playing;

        Assert.Equal((300L, 300L), (report.Packs, report.Observations));
        Assert.Equal(300, broker.Numbers.Count);
        Assert.True(report.Resent > 0);
    }

    [Fact]
    public async Task Play_BrokerDiesInTheMiddle_GoesOnAfterIt()
    {
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broker.Answer = pack =>
        {
            if (pack.Key.Sequence == 50)
            {
                half.TrySetResult();
            }

            return half.Task.IsCompleted ? TestAnswer.Silence : TestAnswer.Acknowledge;
        };
        var playing = PlayAsync(await WriteAsync(TwoKits(100)));
        await half.Task.WaitAsync(Cancellation);
        await broker.StopAsync();
        broker.Answer = _ => TestAnswer.Acknowledge;
        await broker.RestartAsync();
        await AdvanceUntilAsync(() => playing.IsCompleted);

        Assert.Equal(200, (await playing).Packs);
    }

    [Fact]
    public async Task Play_Tick_WaitsForAllBeforeItAndAllAfterItWait()
    {
        broker.Answer = pack => pack.Key.Sequence == 2 && pack.Key.Lane == Lane.Obs || pack.Key.Lane == Lane.Tick ? TestAnswer.Silence : TestAnswer.Acknowledge;
        var packs = new[] { Samples.Pack(1, 1), Samples.Pack(2, 2), Samples.Pack(Samples.Kit, Lane.Tick, 1, 3), Samples.Pack(3, 4) };
        var playing = PlayAsync(await WriteAsync(packs));
        await broker.UntilAsync(b => b.Received.Count == 2);
        await broker.AcknowledgeAsync(packs[1].Key);
        await broker.UntilAsync(b => b.Received.Count == 3);
        Assert.Equal(Lane.Tick, broker.Received[2].Key.Lane);
        await broker.AcknowledgeAsync(packs[2].Key);
        var report = await playing;

        Assert.Equal([Lane.Obs, Lane.Obs, Lane.Tick, Lane.Obs], broker.Received.Select(pack => pack.Key.Lane));
        Assert.Equal((4L, 1L), (report.Packs, report.Ticks));
    }

    [Fact]
    public async Task Play_AtSpeed_SendsWhenItIsTime()
    {
        var path = await WriteAsync([Samples.Pack(1, 0), Samples.Pack(2, 600)]);
        var playing = PlayAsync(path, speed: 60);
        await broker.UntilAsync(b => b.Received.Count == 1);

        // Ten minutes at sixty times the speed are ten seconds.
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Single(broker.Received);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        await AdvanceUntilAsync(() => playing.IsCompleted);
        Assert.Equal(2, (await playing).Packs);
    }

    [Fact]
    public async Task Play_WholeTihmWithBrokenConnections_ArrivesOnceWithTheChecksumsOfTheImport()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "Takes a minute or more: set AGEING_LONG=1.");
        var path = folder.File("tihm.jsonl.gz");
        var import = (await new TihmImporter().ImportAsync(SharedData.Require("tihm"), path, new ImportOptions(), null, Cancellation)).Report!;
        var count = 0;
        broker.Answer = _ => ++count % 30_011 == 0 ? TestAnswer.Disconnect : count % 1009 == 0 ? TestAnswer.Silence : TestAnswer.Acknowledge;


        // On the machine's clock: half a million packs against a clock that races would all be sent again.
        var player = new RecordingPlayer(broker.Endpoint("ageing-player"), new PlayOptions(), TimeProvider.System, NullLogger<RecordingPlayer>.Instance);
        var summary = (await RecordingSummary.ReadAsync(path, Cancellation)).Summary!;
        var report = (await player.PlayAsync(path, ReplayPlan.For(summary, ReplayStart.Original, Samples.Start), null, Cancellation)).Report!;
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.Packs} packs, {report.Resent} resent, {report.Elapsed.TotalSeconds:0} s");

        Assert.Equal((import.Packs, import.Observations), (report.Packs, report.Observations));
        Assert.Equal(import.Homes.ToDictionary(home => home.Home, home => home.Checksum), report.Homes.ToDictionary(home => home.Key, home => home.Value.Value));
        var arrived = import.Homes.ToDictionary(home => home.Kit, _ => new ContentChecksum());
        foreach (var pack in broker.Received.DistinctBy(pack => pack.Key))
        {
            arrived[pack.Key.Kit].Add(pack.Pack!);
        }

        Assert.Equal(import.Homes.ToDictionary(home => home.Kit, home => home.Checksum), arrived.ToDictionary(home => home.Key, home => home.Value.Value));
    }

    [Fact]
    public async Task Play_StartNow_MovesEverythingAndGivesOtherIds()
    {
        var path = await WriteAsync(TwoKits(10));
        clock.Advance(TimeSpan.FromDays(400));
        var summary = (await RecordingSummary.ReadAsync(path, Cancellation)).Summary!;
        var now = Instant.Now(clock);
        var plan = ReplayPlan.For(summary, ReplayStart.Now, now);
        var report = (await NewPlayer().PlayAsync(path, plan, null, Cancellation)).Report!;

        Assert.Equal(20, report.Packs);
        var shift = TimeSpan.FromMicroseconds(plan.ShiftMicroseconds);
        var packs = broker.Received.Select(pack => pack.Pack!).ToList();
        Assert.Equal(now, packs.Max(pack => pack.SealedAt));
        Assert.Equal([.. TwoKits(10).Select(pack => pack.SealedAt + shift).Order()], packs.Select(pack => pack.SealedAt).Order());
        Assert.DoesNotContain(Samples.Kit, packs.Select(pack => pack.Key.Kit));
        Assert.All(plan.Homes, home => Assert.Equal(HomeMode.Replay, home.Mode));
        Assert.Equal(Samples.Start + shift, plan.Homes[0].Sensors[0].During.From);
        Assert.Equal(packs.Select(pack => pack.Key.Kit).ToHashSet(), plan.Homes.SelectMany(home => home.Kits).Select(kit => kit.Kit).ToHashSet());
    }

    [Fact]
    public async Task For_RecordedLiveHome_NeverKeepsItsIds()
    {
        var path = await Samples.WriteAsync(folder.File("live.gz"), Samples.Manifest(Samples.Plan(Samples.Kit, HomeMode.Live)), [Samples.Pack(1, 1)]);
        var plan = ReplayPlan.For((await RecordingSummary.ReadAsync(path, Cancellation)).Summary!, ReplayStart.Original, Samples.Start);

        Assert.False(plan.KeepsIds);
        Assert.NotEqual(Samples.Kit, plan.Map(Samples.Kit));
        Assert.Equal(HomeMode.Replay, plan.Homes[0].Mode);
        Assert.Equal(0, plan.ShiftMicroseconds);
    }

    [Fact]
    public async Task Play_CutRecording_PlaysWhatIsThereAndSaysSo()
    {
        var path = await WriteAsync(TwoKits(100));
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], Cancellation);
        var report = await PlayAsync(path);

        Assert.InRange(report.Packs, 1, 199);
        Assert.Equal("cut", report.Fault!.Reason);
        Assert.Equal(report.Packs, broker.Numbers.Count);
    }

    [Fact]
    public async Task Play_RecordedResendsAndForeignKits_AreLeftOut()
    {
        var packs = new[] { Samples.Pack(1, 1), Samples.Pack(1, 1), Samples.Pack(KitId.Derive("foreign"), Lane.Obs, 1, 2) };
        var report = await PlayAsync(await WriteAsync(packs));

        Assert.Equal((1L, 1L, 1L), (report.Packs, report.Repeats, report.LeftOut));
    }

    [Fact]
    public async Task Play_RecordingFromTheMiddle_CanBePutInOrderFromItsFirstPackOn()
    {
        // Boot 3 from number 5 on, with a hole at 7 and 8, events 2 and 3 of which the first was before the recording, then boot 4.
        var packs = new[]
        {
            Boot(3, Lane.Obs, 5, 10, events: 1, after: new BootEnd(2, 40, 0)),
            Boot(3, Lane.Evt, 2, 11, null, new BootEnd(2, 40, 0)),
            Boot(3, Lane.Obs, 6, 12, events: 2, after: new BootEnd(2, 40, 0)),
            Boot(3, Lane.Obs, 9, 15, events: 3, after: new BootEnd(2, 40, 0)),
            Boot(4, Lane.Obs, 1, 20, events: 0, after: new BootEnd(3, 11, 3)),
        };
        var path = await Samples.WriteAsync(folder.File("middle.gz"), Samples.Manifest(Samples.Plan(Samples.Kit, HomeMode.Demo)), packs);
        var plan = ReplayPlan.For((await RecordingSummary.ReadAsync(path, Cancellation)).Summary!, ReplayStart.Original, Samples.Start);
        await NewPlayer().PlayAsync(path, plan, null, Cancellation);
        var player = new InProcessPlayer(plan.Homes, new DetectionOptions());
        foreach (var pack in broker.Received)
        {
            player.Play(pack.Pack!);
        }

        Assert.Equal((5L, 0), (player.Processed, player.Waiting));
    }

    [Fact]
    public async Task Record_WhatAPlayerSends_IsTheRecordingAgain()
    {
        var manifest = Samples.Manifest(Samples.Plan(Samples.Kit), Samples.Plan(Other));
        var target = folder.File("again.jsonl.gz");
        var recorder = new Recorder(new RecorderOptions { Path = target }, broker.Endpoint("ageing-ingest"), manifest, clock, NullLogger<Recorder>.Instance);
        using var stop = new CancellationTokenSource();
        var recording = recorder.RunAsync(stop.Token);
        while (!recorder.IsRecording)
        {
            await Task.Yield();
        }

        await PlayAsync(await WriteAsync(TwoKits(50)));
        while (recorder.Messages < 100)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        var report = await recording;
        var summary = (await RecordingSummary.ReadAsync(target, Cancellation)).Summary!;

        Assert.Equal((100L, 0, 100L), (report.Messages, report.Interruptions, summary.Messages));
        Assert.Null(summary.Fault);
        var first = await PlayAsync(await WriteAsync(TwoKits(50)));
        var second = await PlayAsync(target);
        Assert.Equal(first.Homes.ToDictionary(home => home.Key, home => home.Value.Value), second.Homes.ToDictionary(home => home.Key, home => home.Value.Value));
    }

    [Fact]
    public async Task Record_FileFull_BeginsTheNext()
    {
        var manifest = Samples.Manifest(Samples.Plan(Samples.Kit), Samples.Plan(Other));
        var recorder = new Recorder(new RecorderOptions { Path = folder.File("r.jsonl.gz"), MaxFileBytes = 1024 }, broker.Endpoint("ageing-ingest"), manifest, clock, NullLogger<Recorder>.Instance);
        using var stop = new CancellationTokenSource();
        var recording = recorder.RunAsync(stop.Token);
        while (!recorder.IsRecording)
        {
            await Task.Yield();
        }

        // Twice, and between the two what was recorded is brought into the file: the recorder writes repeats like everything else.
        foreach (var until in (int[])[800, 1600])
        {
            await PlayAsync(await WriteAsync(TwoKits(400)));
            while (recorder.Messages < until)
            {
                await Task.Yield();
            }

            clock.Advance(TimeSpan.FromSeconds(2));
        }

        await stop.CancelAsync();
        var report = await recording;

        Assert.True(report.Files.Count > 1);
        Assert.Equal("r-2.jsonl.gz", Path.GetFileName(report.Files[1]));
        long total = 0;
        foreach (var file in report.Files)
        {
            var summary = (await RecordingSummary.ReadAsync(file, Cancellation)).Summary!;
            Assert.Null(summary.Fault);
            total += summary.Messages;
        }

        // A busy machine may have packs sent again.
        Assert.InRange(total, 1600, long.MaxValue);
        Assert.Equal(recorder.Messages, total);
    }

    private static Pack Boot(long boot, Lane lane, long sequence, double second, long? events, BootEnd? after) =>
        Samples.Pack(Samples.Kit, lane, sequence, second) with { Key = new PackKey(Samples.Kit, boot, lane, sequence), EventsBefore = events, After = after };

    private static byte[] PackEncoderBytes(Pack pack) => PackEncoder.Encode(pack);

    private static IEnumerable<Pack> TwoKits(int count) => Enumerable.Range(1, count).SelectMany(i => new[]
    {
        Samples.Pack(Samples.Kit, Lane.Obs, i, i, Samples.HeartRate(i, 60 + (i % 30))),
        Samples.Pack(Other, Lane.Obs, i, i, Samples.HeartRate(i - 0.5, 70 + (i % 20))),
    });

    private Task<string> WriteAsync(IEnumerable<Pack> packs) =>
        Samples.WriteAsync(folder.File("played.jsonl.gz"), Samples.Manifest(Samples.Plan(Samples.Kit), Samples.Plan(Other)), packs);

    private RecordingPlayer NewPlayer(double? speed = null) =>
        new(broker.Endpoint("ageing-player"), new PlayOptions { Speed = speed }, clock, NullLogger<RecordingPlayer>.Instance);

    private async Task<PlayReport> PlayAsync(string path, double? speed = null)
    {
        var summary = (await RecordingSummary.ReadAsync(path, Cancellation)).Summary!;
        return (await NewPlayer(speed).PlayAsync(path, ReplayPlan.For(summary, ReplayStart.Original, Samples.Start), null, Cancellation)).Report!;
    }

    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        }
    }
}
