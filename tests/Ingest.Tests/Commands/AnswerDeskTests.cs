using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Commands;
using AgeingMonitor.Ingest.Tests.Pipeline;

namespace AgeingMonitor.Ingest.Tests.Commands;

/// <summary>What kits answer, through the pipeline.</summary>
public sealed class AnswerDeskTests : IAsyncDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");
    private readonly PipelineHarness harness = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> dropped = [];

    public AnswerDeskTests()
    {
        listener.InstrumentPublished = (instrument, watching) =>
        {
            if (instrument.Meter.Scope == harness.Meters && instrument.Name == "ageing.ingest.answers_dropped")
            {
                watching.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => dropped.Enqueue((string)tags[0].Value!));
        listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return harness.DisposeAsync();
    }

    [Fact]
    public async Task Answer_ToWhatTheKitWasAsked_IsKeptOnce()
    {
        var request = harness.Commands.Ask(Kit, CommandKind.Identify);
        Assert.True(await AnswerAsync(Kit, request, CommandOutcome.Occupied));
        Assert.True(await AnswerAsync(Kit, request, CommandOutcome.Done));
        await PipelineHarness.UntilAsync(() => harness.Commands[request].Answer is not null);
        Assert.Equal((CommandOutcome.Occupied, harness.Now), (harness.Commands[request].Answer!.Outcome, harness.Commands[request].AnsweredAt));
        Assert.Empty(dropped);
    }

    [Fact]
    public async Task Answer_OfAnotherKit_OrToNothing_IsCountedAndDropped()
    {
        var request = harness.Commands.Ask(Kit, CommandKind.Identify);
        await AnswerAsync(Other, request, CommandOutcome.Done);
        await AnswerAsync(Other, CommandId.New(), CommandOutcome.Done);
        await PipelineHarness.UntilAsync(() => dropped.Count == 2);
        Assert.All(dropped, reason => Assert.Equal("unknown", reason));
        Assert.Null(harness.Commands[request].Answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("""{"request":"c-abcdefghijklm"}""")]
    public async Task Garbage_GoesToQuarantine_AndTheNextIsKept(string payload)
    {
        var request = harness.Commands.Ask(Kit, CommandKind.Identify);
        await harness.SendAsync(Topics.For(Kit, Topics.Res), Encoding.UTF8.GetBytes(payload));
        await AnswerAsync(Kit, request, CommandOutcome.Done);
        await PipelineHarness.UntilAsync(() => harness.Commands[request].Answer is not null);
        Assert.Equal(WireReasons.Malformed, Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task Answer_ThatOnlyFitsUnescaped_GoesToQuarantine_AndTheNextIsKept()
    {
        var request = harness.Commands.Ask(Kit, CommandKind.Identify);
        var sensors = string.Join(',', Enumerable.Range(0, WireLimits.MaxSensors).Select(i => $$"""{"name":"s{{i}}","driver":"{{new string('\'', 64)}}","state":"well","faults":0}"""));
        await harness.SendAsync(Topics.For(Kit, Topics.Res), Encoding.UTF8.GetBytes(
            $$"""{"request":"{{CommandId.New()}}","outcome":"done","diagnostics":{"agent":"0.1.0","boot":3,"uptime":1,"clock":"synced","packs":0,"waiting":0,"shedPacks":0,"lostReadings":0,"sensors":[{{sensors}}] } }"""));
        await AnswerAsync(Kit, request, CommandOutcome.Done);
        await PipelineHarness.UntilAsync(() => harness.Commands[request].Answer is not null);
        Assert.Equal(WireReasons.Malformed, Assert.Single(harness.Quarantine.All).Reason);
    }

    [Fact]
    public async Task Answer_ThatCannotBeKeptByADefect_IsCountedAndDropped_AndTheNextIsKept()
    {
        var (broken, request) = (harness.Commands.Ask(Kit, CommandKind.Identify), harness.Commands.Ask(Kit, CommandKind.Identify));
        harness.Commands.Broken = broken;
        await AnswerAsync(Kit, broken, CommandOutcome.Done);
        await AnswerAsync(Kit, request, CommandOutcome.Done);
        await PipelineHarness.UntilAsync(() => harness.Commands[request].Answer is not null);
        Assert.Equal("failed", Assert.Single(dropped));
    }

    [Fact]
    public async Task Flood_OfOneKitWhileTheCareDatabaseIsDown_IsNotTaken_AndHoldsUpNeitherPacksNorOthers()
    {
        harness.Kits.Place(Kit);
        var (flooded, quiet) = (harness.Commands.Ask(Kit, CommandKind.Identify, 3600), harness.Commands.Ask(Other, CommandKind.Identify, 3600));
        harness.Commands.IsDown = true;
        var taken = 0;
        for (var i = 0; i < 50; i++)
        {
            taken += await AnswerAsync(Kit, flooded, CommandOutcome.Done) ? 1 : 0;
        }

        Assert.Equal(AnswerDesk.MostOfOneKit, taken);
        Assert.Equal(50 - taken, dropped.Count(reason => reason == "no-room"));
        Assert.True(await AnswerAsync(Other, quiet, CommandOutcome.Done));
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await harness.Link.NextAsync(TestContext.Current.CancellationToken);

        harness.Commands.IsDown = false;
        await harness.WhileTimePassesAsync(Task.Run(async () =>
        {
            await PipelineHarness.UntilAsync(() => harness.Commands[quiet].Answer is not null && harness.Commands[flooded].Answer is not null);
            return true;
        }));
    }

    private ValueTask<bool> AnswerAsync(KitId kit, CommandId request, CommandOutcome outcome) =>
        harness.SendAsync(Topics.For(kit, Topics.Res), CommandAnswerEncoder.Encode(new CommandAnswer { Request = request, Outcome = outcome }));
}
