using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Ingest.Pipeline;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What calls for help is raised as soon as it is received, whatever the store does.</summary>
public sealed class RaiseOnReceiptTests : IAsyncDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");
    private PipelineHarness harness = new(start: false);

    public RaiseOnReceiptTests() => Place();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => harness.DisposeAsync();

    /// <summary>Once, a help call waited for the store like everything else.</summary>
    [Fact]
    public async Task Intake_EventWhileTheStoreIsDown_IsRaisedAtOnceAndHandedOnWhenStored()
    {
        harness.Pipeline.Start();
        harness.Store.IsDown = true;
        for (var i = 1; i <= 20; i++)
        {
            await harness.SendAsync(TestPacks.New(Kit, i, harness.Now));
        }

        await PipelineHarness.UntilAsync(() => harness.Faults.Store.IsFailing);
        var help = TestPacks.Help(Kit, 1, harness.Now);
        await harness.SendAsync(help);
        await PipelineHarness.UntilAsync(() => !harness.Homes.Raised.IsEmpty);
        Assert.Equal(help.Key, Assert.Single(harness.Homes.Raised));
        Assert.False(harness.Homes.Has(help.Key));
        Assert.False(harness.Link.TryNext(out _));

        harness.Store.IsDown = false;
        await harness.WhileTimePassesAsync(harness.Link.NextAsync(21, Cancellation));
        Assert.Equal(1, harness.Homes.TimesOf(help.Key));
    }

    /// <summary>Once, what kits sent again while the store was down used up all room within minutes, and no event was read any more.</summary>
    [Fact]
    public async Task Receive_StoreDownAndEverythingSentAgain_TakesRoomOnceAndReadsOn()
    {
        await harness.DisposeAsync();
        harness = new PipelineHarness(options => options.MaxMessagesInHand = 64);
        Place();
        harness.Store.IsDown = true;
        var sealedAt = harness.Now;
        for (var again = 0; again < 20; again++)
        {
            for (var i = 1; i <= 32; i++)
            {
                await SendOrFailAsync(TestPacks.New(Kit, i, sealedAt));
            }

            harness.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 32);
        var help = TestPacks.Help(Kit, 1, harness.Now);
        await SendOrFailAsync(help);
        await PipelineHarness.UntilAsync(() => harness.Homes.Raised.Contains(help.Key));

        harness.Store.IsDown = false;
        Assert.Equal(33, (await harness.WhileTimePassesAsync(harness.Link.NextAsync(33, Cancellation))).Count);
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
        Assert.Equal(1, harness.Homes.TimesOf(help.Key));
        Assert.Empty(harness.Quarantine.All);
    }

    [Fact]
    public async Task Receive_OneNumberTwiceWithOtherContentWhileInHand_IsTakenForBoth()
    {
        harness.Pipeline.Start();
        harness.Store.IsDown = true;
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 1));
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 2));
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, observations: 2));
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 2 && harness.Quarantine.All.Count() == 1);

        harness.Store.IsDown = false;
        await WhileTimePassesUntilAsync(() => harness.Pipeline.InHand == 0);
        Assert.Equal(2, harness.Homes.TimesOf(new PackKey(Kit, 1, Lane.Obs, 1)));
    }

    [Fact]
    public async Task Raise_FailsOrHangs_HoldsNothingUpAndIsTriedUntilItIsDone()
    {
        harness.Pipeline.Start();
        harness.Store.IsDown = true;
        var works = false;
        var hanging = 0;
        var tried = new ConcurrentDictionary<long, bool>();
        var hung = new TaskCompletionSource();
        harness.Homes.OnRaise = async pack =>
        {
            tried[pack.Key.Sequence] = true;
            if (Volatile.Read(ref works))
            {
                return;
            }

            if (pack.Key.Sequence % 2 != 0)
            {
                throw new InvalidOperationException("no silo");
            }

            Interlocked.Increment(ref hanging);
            await hung.Task;
        };
        for (var i = 1; i <= 200; i++)
        {
            await harness.SendAsync(TestPacks.Help(Kit, i, harness.Now));
        }

        await PipelineHarness.UntilAsync(() => harness.Raising == 200 && Volatile.Read(ref hanging) >= UrgentRaise.MostAtOnce);
        for (var i = 0; i < 200; i++)
        {
            await Task.Yield();
        }

        Assert.Equal(UrgentRaise.MostAtOnce, hanging);
        Assert.True(harness.Faults.Raise.IsFailing);

        // Those that hang give up their turns, and every other gets one.
        await WhileTimePassesUntilAsync(() => tried.Count == 200);
        Volatile.Write(ref works, true);
        await WhileTimePassesUntilAsync(() => harness.Raising == 0);
        Assert.Equal(200, harness.Homes.Raised.Distinct().Count());
        Assert.False(harness.Faults.Raise.IsFailing);

        harness.Store.IsDown = false;
        Assert.Equal(200, (await harness.WhileTimePassesAsync(harness.Link.NextAsync(200, Cancellation))).Count);
        hung.SetResult();
    }

    [Fact]
    public async Task Raise_PackIsHandedOnMeanwhile_IsNotTriedAgain()
    {
        harness.Pipeline.Start();
        harness.Homes.OnRaise = _ => throw new InvalidOperationException("no silo");
        await harness.SendAsync(TestPacks.Help(Kit, 1, harness.Now));

        await harness.WhileTimePassesAsync(harness.Link.NextAsync(Cancellation));
        await WhileTimePassesUntilAsync(() => harness.Raising == 0);
        Assert.Equal(1, harness.Homes.TimesOf(new PackKey(Kit, 1, Lane.Evt, 1)));
    }

    [Fact]
    public async Task Raise_ReplaysAndWhatCallsForNobody_ArePassedBy()
    {
        harness.Kits.Place(Other, HomeMode.Replay);
        harness.Pipeline.Start();
        harness.Store.IsDown = true;
        await harness.SendAsync(TestPacks.Help(Other, 1, harness.Now));
        await harness.SendAsync(TestPacks.New(Kit, 1, harness.Now, Lane.Evt));
        var fall = TestPacks.Help(Kit, 2, harness.Now) with { Observations = [new Observation(SensorId.Parse("wrist"), Quantities.Fall, harness.Now, ObservedValue.Of("suspected"))] };
        await harness.SendAsync(fall);
        await PipelineHarness.UntilAsync(() => harness.Homes.Raised.Contains(fall.Key) && harness.Raising == 0);

        Assert.Equal(fall.Key, Assert.Single(harness.Homes.Raised));
    }

    private Task<bool> WhileTimePassesUntilAsync(Func<bool> holds) => harness.WhileTimePassesAsync(Task.Run(
        async () =>
        {
            await PipelineHarness.UntilAsync(holds);
            return true;
        },
        Cancellation));

    // The limit only keeps a failing test from hanging.
    private async Task SendOrFailAsync(Pack pack) => Assert.True(await harness.SendAsync(pack).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation));

    private void Place()
    {
        harness.Kits.Place(Kit);
        harness.Kits.Place(Other);
    }
}
