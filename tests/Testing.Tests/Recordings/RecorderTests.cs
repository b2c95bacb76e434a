using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Recordings;

public sealed class RecorderTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private readonly ConcurrentQueue<string> notices = [];
    private readonly CancellationTokenSource stop = new();
    private TestBroker broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => broker = await TestBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        stop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Record_ChosenQuantity_LeavesPacksAndTheirNumbers()
    {
        var filter = new MessageFilter { Quantities = new HashSet<QuantityDefinition> { Quantities.HeartRate } };
        var recording = await StartAsync(new RecorderOptions { Path = folder.File("r.gz"), Filter = filter });
        var mixed = Samples.Pack(1, 1, Samples.HeartRate(0.5, 70), new Observation(Samples.Wrist, Quantities.Steps, Samples.At(0.7), ObservedValue.Of(12)));
        var other = Samples.Pack(2, 2, new Observation(Samples.Wrist, Quantities.Steps, Samples.At(1.5), ObservedValue.Of(9)));
        await PublishAsync(recording.Recorder, mixed, other);

        var report = await StopAsync(recording.Run);

        var packs = await PacksAsync(report.Files[0]);
        Assert.Equal([1, 2], packs.Select(pack => pack.Key.Sequence));
        Assert.Equal([Quantities.HeartRate], packs.SelectMany(pack => pack.Observations).Select(observation => observation.Quantity));
        Assert.Equal(0, packs[1].EventsBefore);
        Assert.Equal(Samples.At(2), packs[1].SealedAt);
    }

    [Fact]
    public async Task Record_ChosenHomeAndChannel_LeavesOutTheRest()
    {
        var filter = new MessageFilter { Channels = new HashSet<string> { Topics.Evt } };
        var recording = await StartAsync(new RecorderOptions { Path = folder.File("r.gz"), Filter = filter });
        await broker.PublishAsync(Topics.For(Samples.Kit, Topics.State), KitStateEncoder.Encode(new KitState { Online = true }));
        await PublishAsync(recording.Recorder, 1, Samples.Pack(1, 1), Samples.Pack(Samples.Kit, Lane.Evt, 1, 2, Samples.HeartRate(1, 70)));

        var report = await StopAsync(recording.Run);

        Assert.Equal(Lane.Evt, Assert.Single(await PacksAsync(report.Files[0])).Key.Lane);
        Assert.Equal(2, report.Filtered);
    }

    [Fact]
    public async Task Record_FileOld_BeginsTheNextAndKeepsSoManyAsAsked()
    {
        var recording = await StartAsync(new RecorderOptions { Path = folder.File("r.jsonl.gz"), MaxFileAge = TimeSpan.FromMinutes(1), KeepFiles = 1, Notices = new Notebook(notices) });
        for (var i = 1; i <= 3; i++)
        {
            await PublishAsync(recording.Recorder, i, Samples.Pack(i, i));
            while (notices.Count(notice => notice.Contains("is complete:", StringComparison.Ordinal)) < i)
            {
                clock.Advance(TimeSpan.FromSeconds(61));
                await Task.Yield();
            }
        }

        var report = await StopAsync(recording.Run);

        // The file that was begun last holds nothing: it must not push out one that does.
        Assert.Equal(["r-3.jsonl.gz"], report.Files.Select(Path.GetFileName));
        Assert.Equal(["r.jsonl.gz", "r-2.jsonl.gz"], report.Removed.Select(Path.GetFileName));
        Assert.Equal(["r-3.jsonl.gz"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        Assert.Contains(notices, notice => notice.Contains("r.jsonl.gz, the oldest, is removed: 1 completed files are kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_DiskFull_SaysSoAndWhatWasFlushedCanBeRead()
    {
        var recording = await StartAsync(new RecorderOptions { Path = folder.File("r.gz"), Open = path => new FullDisk(new FileStream(path, FileMode.Create), room: 2_000) });
        await PublishAsync(recording.Recorder, 1, Samples.Pack(1, 1, Samples.HeartRate(1, 70)));
        // The header of the compressed data is written at once, all else by the first flush.
        const int HeaderBytes = 20;
        while (new FileInfo(folder.File("r.gz.part")).Length <= HeaderBytes)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        for (var i = 2; !recording.Run.IsCompleted; i++)
        {
            await broker.PublishAsync(Topics.For(Samples.Kit, Topics.Obs), PackEncoder.Encode(Samples.Pack(i, i, Samples.HeartRate(i, 70))));
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        var fault = await Assert.ThrowsAsync<IOException>(() => recording.Run);

        Assert.Contains("r.gz.part", fault.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", fault.Message, StringComparison.Ordinal);
        var (reader, unread) = await RecordingReader.OpenAsync(folder.File("r.gz.part"), Cancellation);
        Assert.Null(unread);
        await using (reader)
        {
            Assert.NotEmpty(await CollectAsync(reader!));
            Assert.Equal("cut", reader!.Fault!.Reason);
        }
    }

    private static async Task<List<RecordedMessage>> CollectAsync(RecordingReader reader)
    {
        var messages = new List<RecordedMessage>();
        await foreach (var message in reader.ReadAsync(Cancellation))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static async Task<List<Pack>> PacksAsync(string path)
    {
        var (reader, _) = await RecordingReader.OpenAsync(path, Cancellation);
        await using (reader)
        {
            return [.. (await CollectAsync(reader!)).Select(message => RecordingSummary.DecodeOf(message)!)];
        }
    }

    private async Task<(Recorder Recorder, Task<RecorderReport> Run)> StartAsync(RecorderOptions options)
    {
        var recorder = new Recorder(options, broker.Endpoint("ageing-ingest"), Samples.Manifest(Samples.Plan(Samples.Kit, HomeMode.Live)), clock, NullLogger<Recorder>.Instance);
        var run = recorder.RunAsync(stop.Token);
        while (!recorder.IsRecording)
        {
            await Task.Yield();
        }

        return (recorder, run);
    }

    private async Task<RecorderReport> StopAsync(Task<RecorderReport> run)
    {
        await stop.CancelAsync();
        return await run;
    }

    private Task PublishAsync(Recorder recorder, params Pack[] packs) => PublishAsync(recorder, packs.Length, packs);

    private async Task PublishAsync(Recorder recorder, long until, params Pack[] packs)
    {
        foreach (var pack in packs)
        {
            await broker.PublishAsync(Topics.For(pack.Key.Kit, LaneNames.ToText(pack.Key.Lane)), PackEncoder.Encode(pack));
        }

        while (recorder.Messages < until)
        {
            await Task.Yield();
        }
    }

    private sealed class Notebook(ConcurrentQueue<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Enqueue(value);
    }
}
