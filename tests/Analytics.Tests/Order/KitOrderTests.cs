using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Tests.Order;

/// <summary>Cases written by hand from the contract of lanes, boots and shed ranges.</summary>
public sealed class KitOrderTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void TryNext_EventWithoutAPackThatKnowsOfIt_Waits()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Evt(1, 1));
        order.Offer(Obs(1, 1, eventsBefore: 0));

        Assert.Equal(["1:obs:1"], Drain(order));

        order.Offer(Obs(1, 2, eventsBefore: 1));
        Assert.Equal(["1:evt:1", "1:obs:2"], Drain(order));
    }

    [Fact]
    public void TryNext_EventArrivesAfterThePackThatKnowsOfIt_ComesBeforeIt()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(1, 1, eventsBefore: 0));
        order.Offer(Obs(1, 2, eventsBefore: 2));
        order.Offer(Evt(1, 2));
        Assert.Equal(["1:obs:1"], Drain(order));

        order.Offer(Evt(1, 1));
        Assert.Equal(["1:evt:1", "1:evt:2", "1:obs:2"], Drain(order));
    }

    [Fact]
    public void TryNext_Gap_BlocksUntilFilled()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(1, 1));
        order.Offer(Obs(1, 3));
        Assert.Equal(["1:obs:1"], Drain(order));
        Assert.Equal(1, order.Buffered);

        order.Offer(Obs(1, 2));
        Assert.Equal(["1:obs:2", "1:obs:3"], Drain(order));
    }

    [Fact]
    public void TryNext_GapThatWasShed_IsPassed()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(1, 1));
        order.Offer(Obs(1, 5) with { Shed = [new(1, Lane.Obs, new(2, 3)), new(1, Lane.Obs, new(4, 4))] });

        Assert.Equal(["1:obs:1", "1:obs:5"], Drain(order));
        Assert.Equal(new(1, 5, 0, 0, 0), order.Position);
    }

    [Fact]
    public void TryNext_NextBootBeforeTheEndOfTheFirst_WaitsForTheEnd()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(2, 1) with { After = new(1, 2, 1) });
        order.Offer(Obs(1, 1));
        Assert.Equal(["1:obs:1"], Drain(order));

        order.Offer(Obs(1, 2));
        Assert.Equal(["1:obs:2"], Drain(order));

        order.Offer(Evt(1, 1));
        Assert.Equal(["1:evt:1", "2:obs:1"], Drain(order));
    }

    [Fact]
    public void TryNext_BootsWithoutANumberInBetween_ArePassed()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(4, 1) with { After = new(1, 1, 0) });
        order.Offer(Obs(1, 1));

        Assert.Equal(["1:obs:1", "4:obs:1"], Drain(order));
    }

    [Fact]
    public void TryNext_FirstPackNamesABootBeforeIt_WaitsForThatBoot()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(3, 1) with { After = new(2, 7, 0) });

        Assert.Empty(Drain(order));
    }

    [Fact]
    public void TryNext_FirstBootGaveNoNumber_TheSecondIsTheFirst()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(2, 1) with { After = new(1, 0, 0) });

        Assert.Equal(["2:obs:1"], Drain(order));
    }

    /// <summary>Against the contract, which names the last boot that gave a number: nothing proves where boot 1 ended, so the lateness bound decides.</summary>
    [Fact]
    public void TryNext_BootNamesAnEmptyOneBeforeIt_FollowsAfterTheLatenessBound()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Obs(1, 1));
        order.Offer(Make(3, Lane.Obs, 1, 60) with { After = new(2, 0, 0) });
        order.Offer(Make(3, Lane.Obs, 2, 179) with { After = new(2, 0, 0) });
        Assert.Equal(["1:obs:1"], Drain(order));

        order.Offer(Make(3, Lane.Obs, 3, 180) with { After = new(2, 0, 0) });
        Assert.Equal(["3:obs:1", "3:obs:2", "3:obs:3"], Drain(order));
    }

    [Fact]
    public void TryNext_PositionInsideABoot_GoesOnFromThere()
    {
        var order = new KitOrder(new(3, 7, 2, 0, 0), new());

        Assert.Equal(OfferOutcome.Repeat, order.Offer(Obs(3, 7)));
        Assert.Equal(OfferOutcome.Repeat, order.Offer(Evt(3, 2)));
        Assert.Equal(OfferOutcome.Repeat, order.Offer(Obs(2, 99)));
        Assert.Equal(OfferOutcome.Taken, order.Offer(Obs(3, 8, eventsBefore: 2)));
        Assert.Equal(["3:obs:8"], Drain(order));
    }

    [Fact]
    public void Offer_Tick_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new KitOrder(KitPosition.Start, new()).Offer(Make(1, Lane.Tick, 1, 0)));

    [Fact]
    public void TryNext_Unnumbered_WaitsForTheLatenessBound()
    {
        var order = new KitOrder(KitPosition.Start, new());
        order.Offer(Unnumbered(seconds: 60));
        order.Offer(Unnumbered(seconds: 0));
        Assert.Empty(Drain(order));

        order.Offer(Unnumbered(seconds: 150));
        Assert.Equal([Start], DrainSeals(order));
        order.Offer(Unnumbered(seconds: 30));
        Assert.Equal([Start + TimeSpan.FromSeconds(30)], DrainSeals(order));

        order.Release(Start + TimeSpan.FromSeconds(180));
        Assert.Equal([Start + TimeSpan.FromSeconds(60)], DrainSeals(order));
        Assert.Equal(OfferOutcome.Repeat, order.Offer(Unnumbered(seconds: 45)));
    }

    [Fact]
    public void TryNext_MoreUnnumberedThanFit_LosesNone()
    {
        var order = new KitOrder(KitPosition.Start, new() { BufferedPacks = 16 });
        var given = 0;
        for (var i = 0; i < 100; i++)
        {
            order.Offer(Unnumbered(seconds: i));
            given += DrainSeals(order).Count;
        }

        Assert.Equal(100, given + order.Buffered);
        Assert.Equal(16, order.Buffered);
    }

    private static List<string> Drain(KitOrder order)
    {
        var given = new List<string>();
        while (order.TryNext(out var pack))
        {
            given.Add($"{pack.Key.Boot}:{(pack.Key.Lane == Lane.Evt ? "evt" : "obs")}:{pack.Key.Sequence}");
        }

        return given;
    }

    private static List<Instant> DrainSeals(KitOrder order)
    {
        var given = new List<Instant>();
        while (order.TryNext(out var pack))
        {
            given.Add(pack.SealedAt);
        }

        return given;
    }

    private static Pack Obs(long boot, long sequence, long? eventsBefore = null) => Make(boot, Lane.Obs, sequence, 0) with { EventsBefore = eventsBefore };

    private static Pack Evt(long boot, long sequence) => Make(boot, Lane.Evt, sequence, 0);

    private static Pack Unnumbered(int seconds) => Make(0, Lane.Obs, Pack.UnnumberedSequence(Start + TimeSpan.FromSeconds(seconds), 7), seconds);

    private static Pack Make(long boot, Lane lane, long sequence, int seconds) => new()
    {
        Key = new(KitHistory.Kit, boot, lane, sequence),
        SealedAt = Start + TimeSpan.FromSeconds(seconds),
        ReceivedAt = Start + TimeSpan.FromSeconds(seconds),
    };
}
