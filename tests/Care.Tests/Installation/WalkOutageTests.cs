using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Care.Tests.Installation;

public sealed class WalkOutageTests
{
    [Fact]
    public void Link_CutAndBack_PassesWithWhatWasKept()
    {
        var outage = Link(200, Pack(1, 10, 10, 0), Pack(1, 11, 70, 80), Pack(1, 12, 130, 20.5), Pack(1, 13, 150, 1));
        Assert.Equal(new WalkOutage(WalkState.Passed, TimeSpan.FromSeconds(80), 2, 0), outage);
    }

    [Fact]
    public void Link_StillCatchingUp_IsNotYetBack() => Assert.Equal(WalkState.Waiting, Link(200, Pack(1, 10, 10, 0), Pack(1, 11, 70, 80)).State);

    [Fact]
    public void Link_NeverCut_FailsInTheEnd() =>
        Assert.Equal([WalkState.Waiting, WalkState.Failed], new[] { Link(200, Pack(1, 10, 10, 0)).State, Link(300, Pack(1, 10, 10, 0)).State });

    [Fact]
    public void Pack_ThatIsMissing_IsCounted_AndHoldsTheStepUp()
    {
        var outage = Link(299, Pack(1, 10, 10, 0), Pack(1, 13, 70, 80), Pack(1, 14, 150, 1));
        Assert.Equal((WalkState.Waiting, 2), (outage.State, outage.Lost));
    }

    [Fact]
    public void Power_ANewBoot_Passes_AndSaysHowLongItWasDark()
    {
        var outage = Power(false, Pack(1, 9, -20, 0), Pack(1, 10, 10, 0), Pack(2, 1, 95, 1) with { After = new(1, 10, 0) });
        Assert.Equal((WalkState.Passed, 85.0), (outage.State, outage.Outage.TotalSeconds));
    }

    [Fact]
    public void Power_WhatTheBootBeforeHadGivenOutAndNeverCame_IsLost()
    {
        var outage = Power(false, Pack(1, 9, -20, 0), Pack(1, 10, 10, 0), Pack(2, 1, 95, 1) with { After = new(1, 12, 1) });
        Assert.Equal((WalkState.Waiting, 3), (outage.State, outage.Lost));
    }

    [Fact]
    public void Power_ABootThatDoesNotSayWhereTheOneBeforeEnded_ProvesNothing() =>
        Assert.Equal(WalkState.Waiting, Power(false, Pack(1, 9, -20, 0), Pack(1, 10, 10, 0), Pack(2, 1, 95, 1)).State);

    [Fact]
    public void Link_AnAlarmOfTheCutThatNeverCame_IsLost()
    {
        WalkPack[] packs = [Pack(1, 9, -5, 0) with { EventsBefore = 2 }, Pack(1, 10, 10, 0) with { EventsBefore = 2 }, Pack(1, 11, 70, 80) with { EventsBefore = 3 }, Pack(1, 12, 150, 1) with { EventsBefore = 3 }];
        Assert.Equal((WalkState.Waiting, 1), (Link(200, packs).State, Link(200, packs).Lost));
        Assert.Equal(WalkState.Passed, Link(200, [.. packs, Pack(1, 3, 60, 85) with { Key = new PackKey(Flat.Kit, 1, Lane.Evt, 3) }]).State);
    }

    [Fact]
    public void Power_TheSameBoot_PassesOnlyWhereTheKitTells()
    {
        Assert.Equal(WalkState.Waiting, Power(false, Pack(1, 9, -20, 0), Pack(1, 10, 10, 0)).State);
        Assert.Equal(WalkState.Passed, Power(true, Pack(1, 9, -20, 0), Pack(1, 10, 10, 0)).State);
    }

    [Fact]
    public void Power_OfAKitNeverHeardBefore_ProvesNothing() => Assert.Equal(WalkState.Waiting, Power(false, Pack(2, 1, 20, 0)).State);

    private static WalkOutage Link(double now, params WalkPack[] packs) => WalkOutage.OfLink(packs, Flat.Now, Flat.Now + TimeSpan.FromSeconds(now));

    private static WalkOutage Power(bool told, params WalkPack[] packs) => WalkOutage.OfPower(packs, told, Flat.Now, Flat.Now + TimeSpan.FromSeconds(120));

    private static WalkPack Pack(long boot, long sequence, double at, double waited) =>
        new(new PackKey(Flat.Kit, boot, Lane.Obs, sequence), Flat.Now + TimeSpan.FromSeconds(at), Flat.Now + TimeSpan.FromSeconds(at + waited));
}
