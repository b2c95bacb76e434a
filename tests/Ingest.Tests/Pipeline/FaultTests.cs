using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Pipeline;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>Faults of the world, in the order in which an operator meets them: nothing is answered too early, nothing is lost, and it goes on by itself.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");
    private PipelineHarness harness = new(start: false);

    public FaultTests() => Place();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => harness.DisposeAsync();

    [Fact]
    public async Task Start_StoreDown_IsNotReadyAndAnswersOnceItIsUp()
    {
        harness.Store.IsDown = true;
        harness.Pipeline.Start();
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Faults.Store.IsFailing);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
        Assert.False(harness.Link.TryNext(out _));

        harness.Store.IsDown = false;

        Assert.Equal(1, (await harness.WhileTimePassesAsync(harness.Link.NextAsync(Cancellation))).Sequence);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
    }

    [Fact]
    public async Task Write_StoreGoesDownMeanwhile_HoldsEverythingAndAnswersLater()
    {
        harness.Pipeline.Start();
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await harness.Link.NextAsync(Cancellation);
        harness.Store.IsDown = true;
        for (var i = 2; i <= 50; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now));
        }

        await PipelineHarness.UntilAsync(() => harness.Faults.Store.IsFailing);
        harness.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(harness.Link.TryNext(out _));
        Assert.Equal(49, harness.Pipeline.InHand);

        harness.Store.IsDown = false;

        Assert.Equal(49, (await harness.WhileTimePassesAsync(harness.Link.NextAsync(49, Cancellation))).Count);
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
    }

    [Fact]
    public async Task Intake_CareDatabaseDown_HoldsAndGoesOn()
    {
        harness.Pipeline.Start();
        harness.Kits.IsDown = true;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Faults.Care.IsFailing);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());

        harness.Kits.IsDown = false;

        await harness.WhileTimePassesAsync(harness.Link.NextAsync(Cancellation));
        Assert.Empty(harness.Quarantine.All);
    }

    [Fact]
    public async Task Quarantine_CareDatabaseDown_BadInputIsKeptInTheEnd()
    {
        harness.Pipeline.Start();
        harness.Quarantine.IsDown = true;
        await harness.SendAsync(Topics.For(Kit, Topics.Obs), "bad"u8.ToArray());
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Faults.Care.IsFailing);

        harness.Quarantine.IsDown = false;

        await harness.WhileTimePassesAsync(harness.Link.NextAsync(Cancellation));
        Assert.Single(harness.Quarantine.All);
    }

    [Fact]
    public async Task HandOn_GrainFailsThenRecovers_AnswerIsOnlyDelayed()
    {
        harness.Pipeline.Start();
        var failures = 3;
        harness.Homes.BeforeAccept = (_, _) => Interlocked.Decrement(ref failures) >= 0 ? throw new TimeoutException("moving") : Task.CompletedTask;
        var pack = TestPacks.New(Kit, 1, harness.Now);
        await harness.SendAsync(pack);

        Assert.Equal(pack.Key, await harness.WhileTimePassesAsync(harness.Link.NextAsync(Cancellation)));
        Assert.Equal(1, harness.Homes.TimesOf(pack.Key));
    }

    [Fact]
    public async Task HandOn_OneHomeNeverAnswers_OthersGoOn()
    {
        harness.Pipeline.Start();
        var stuck = new TaskCompletionSource();
        harness.Homes.BeforeAccept = (home, _) => home == KitDirectoryFake.HomeOf(Kit) ? stuck.Task : Task.CompletedTask;
        for (var i = 1; i <= 1000; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now));
        }

        for (var i = 1; i <= 200; i++)
        {
            await harness.SendAsync(TestPacks.New(Other, i, harness.Now));
        }

        var answered = await harness.Link.NextAsync(200, Cancellation);

        Assert.All(answered, key => Assert.Equal(Other, key.Kit));

        // One load in the call, one in line (256 each). What found no room is stored, and left to be sent again.
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand <= 512);
        Assert.Equal(1200, harness.Store.Keys.Count);
        stuck.SetResult();
    }

    [Fact]
    public async Task HandOn_HomeOutOfPatience_PacksAreLeftToBeSentAgain()
    {
        harness.Pipeline.Start();
        harness.Homes.BeforeAccept = (_, _) => throw new TimeoutException("gone");
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));

        await harness.WhileTimePassesAsync(Task.Run(
            async () =>
            {
                await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
                return true;
            },
            Cancellation));
        Assert.False(harness.Link.TryNext(out _));
        harness.Homes.BeforeAccept = (_, _) => Task.CompletedTask;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));

        Assert.Equal(1, (await harness.Link.NextAsync(Cancellation)).Sequence);
    }

    [Fact]
    public async Task HandOn_OneHome_KeepsTheOrderOfArrival()
    {
        harness.Pipeline.Start();
        harness.Kits.Place(Kit, HomeMode.Replay);
        for (var i = 1; i <= 100; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now, i % 10 == 0 ? Lane.Tick : Lane.Obs));
        }

        await harness.Link.NextAsync(100, Cancellation);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), harness.Homes.OrderOf(KitDirectoryFake.HomeOf(Kit)).Select(key => key.Sequence));
    }

    [Fact]
    public async Task Acknowledge_AnswerLost_PackComesAgainAndIsAnswered()
    {
        harness.Pipeline.Start();
        harness.Link.LosesAnswers = true;
        var pack = TestPacks.New(Kit, 1, harness.Now);
        await harness.SendAsync(pack);
        await PipelineHarness.UntilAsync(() => harness.Homes.Has(pack.Key) && harness.Pipeline.InHand == 0);
        harness.Link.LosesAnswers = false;

        await harness.SendAsync(pack);

        Assert.Equal(pack.Key, await harness.Link.NextAsync(Cancellation));
        Assert.Equal(2, harness.Homes.TimesOf(pack.Key));
        Assert.Single(harness.Store.Keys);
        Assert.Empty(harness.Quarantine.All);
    }

    [Fact]
    public async Task Receive_NothingMovesOn_ReaderStopsAndMemoryIsBounded()
    {
        await harness.DisposeAsync();
        harness = new PipelineHarness(options => options.MaxMessagesInHand = 64);
        Place();
        var stuck = new TaskCompletionSource();
        harness.Store.BeforeWrite = _ => stuck.Task;
        var senders = Enumerable.Range(1, 200).Select(i => harness.SendAsync(TestPacks.New(Kit, i, harness.Now)).AsTask()).ToArray();

        await PipelineHarness.UntilAsync(() => harness.Pipeline.Waiting == 136);
        Assert.Equal(64, harness.Pipeline.InHand);
        Assert.Equal(64, senders.Count(sender => sender.IsCompleted));

        stuck.SetResult();

        Assert.Equal(200, (await harness.Link.NextAsync(200, Cancellation)).Count);
        Assert.All(await Task.WhenAll(senders), Assert.True);
    }

    [Fact]
    public async Task Write_Backlog_EventsOvertakeIt()
    {
        await harness.DisposeAsync();
        harness = new PipelineHarness(options => (options.BatchPacks, options.ConcurrentWrites) = (10, 1));
        Place();
        var stuck = new TaskCompletionSource();
        var order = new List<Lane>();
        harness.Store.BeforeWrite = async batch =>
        {
            await stuck.Task;
            order.AddRange(batch.Select(pack => pack.Key.Lane));
        };
        for (var i = 1; i <= 200; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now));
        }

        await harness.SendAsync(TestPacks.New(Other, 1, harness.Now, Lane.Evt));
        await PipelineHarness.UntilAsync(() => harness.Pipeline.WaitingToBeWritten >= 200 - 30);
        stuck.SetResult();
        await harness.Link.NextAsync(201, Cancellation);

        // Two batches of 10 were under way: the event is in the one after.
        Assert.InRange(order.IndexOf(Lane.Evt), 0, 30);
    }

    [Fact]
    public async Task Drain_PacksInHand_AreAnsweredAndNewOnesRefused()
    {
        harness.Pipeline.Start();
        var slow = new TaskCompletionSource();
        harness.Store.BeforeWrite = _ => slow.Task;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));

        var drained = harness.Pipeline.DrainAsync(Cancellation);
        Assert.False(await harness.SendAsync(TestPacks.New(Kit, 2, harness.Now)));
        slow.SetResult();
        await drained;

        Assert.True(harness.Link.TryNext(out var key));
        Assert.Equal(1, key.Sequence);
        Assert.False(harness.Store.Has(new PackKey(Kit, 1, Lane.Obs, 2)));
    }

    [Fact]
    public async Task Drain_StoreDown_EndsWithinItsBoundAndAnswersNothing()
    {
        harness.Pipeline.Start();
        harness.Store.IsDown = true;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now));
        await PipelineHarness.UntilAsync(() => harness.Store.Tries > 0 || harness.Faults.Store.IsFailing);

        await harness.WhileTimePassesAsync(DrainAsync());

        Assert.False(harness.Link.TryNext(out _));
    }

    private void Place()
    {
        harness.Kits.Place(Kit);
        harness.Kits.Place(Other);
    }

    private async Task<bool> DrainAsync()
    {
        await harness.Pipeline.DrainAsync(Cancellation);
        return true;
    }

    private async Task<HealthStatus> HealthAsync() => (await new StoreHealthCheck(harness.Faults).CheckHealthAsync(new HealthCheckContext(), Cancellation)).Status;
}
