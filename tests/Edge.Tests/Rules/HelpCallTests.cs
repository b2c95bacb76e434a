using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;

namespace AgeingMonitor.Edge.Tests.Rules;

public sealed class HelpCallTests : IDisposable
{
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Press_IsToldAtOnce_AndTheLampSaysHeard()
    {
        Assert.True(home.Press());
        var reading = Assert.Single(Assert.Single(home.Teller.Events).Readings);
        Assert.Equal((RuledHome.Button, Quantities.Help, home.Now), (reading.Sensor, reading.Quantity, reading.Stamp));
        Assert.Equal(HelpSignal.Heard, home.Lamp.Now);
    }

    [Fact]
    public void Press_Acknowledged_TheLampSaysSo_AndGoesDarkLater()
    {
        home.Press();
        home.Wait(20).Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
        Assert.Equal(HelpSignal.Confirmed, home.Wait(290).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(11).Lamp.Now);
        Assert.Equal([HelpSignal.Idle, HelpSignal.Heard, HelpSignal.Confirmed, HelpSignal.Idle], home.Lamp.All);
    }

    [Fact]
    public void Press_NetworkCut_TheLampGivesNoFalseComfort()
    {
        home.Press();
        Assert.Equal(HelpSignal.Heard, home.Wait(3600).Lamp.Now);
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
    }

    [Fact]
    public void Press_Again_IsAnotherCall_AndTheLampWaitsForThatOne()
    {
        home.Press();
        home.Wait(5).Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
        home.Press();
        Assert.Equal(HelpSignal.Heard, home.Wait(1).Lamp.Now);
        Assert.Equal(2, home.Teller.Events.Count);
    }

    [Fact]
    public void Press_OfAPendantWithoutALamp_IsACallThatTheHomesLampAnswers()
    {
        Assert.True(home.Press(RuledHome.Pendant));
        Assert.Equal(HelpSignal.Heard, home.Wait(1).Lamp.Now);
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
    }

    [Fact]
    public void Press_NowhereALamp_IsACall()
    {
        using var bare = new RuledHome(hasButton: false);
        Assert.True(bare.Press(RuledHome.Pendant));
        Assert.Equal(["pendant: help 1"], bare.Teller.Lines);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Press_DatedByGarbage_IsToldAsOfNow(long stamp)
    {
        Assert.True(home.Local.See(RuledHome.Button, Quantities.Help, ObservedValue.Of(1), stamp));
        Assert.Equal(home.Now, home.Teller.Last.Readings[0].Stamp);
    }

    [Fact]
    public void See_WhatIsNoPress_IsNotTold()
    {
        Assert.False(home.See(RuledHome.Button, Quantities.Help, 0));
        Assert.False(home.Local.See(RuledHome.Button, Quantities.Help, ObservedValue.Of("1"), home.Now));
        Assert.False(home.Local.See(default, Quantities.Motion, default, long.MinValue));
        Assert.False(home.See(RuledHome.Hall, Quantities.Motion, 1));
        Assert.Empty(home.Teller.Events);
    }

    [Fact]
    public void See_TheTellerFails_TheReadingGoesOnAsAnyOther_AndTheLogSaysSo()
    {
        home.Teller.Fault = new InvalidOperationException("full");
        Assert.False(home.Press());
        Assert.False(home.SeeFall(RuledHome.Device, "suspected"));
        Assert.Equal(2, home.Log.Lines.Count);
        home.Teller.Fault = null;
        Assert.True(home.Press());
        Assert.Single(home.Teller.Events);
    }

    [Fact]
    public void See_FromSeveralThreadsAtOnce_EveryPressIsACallOrAnAnswer()
    {
        const int Each = 300;
        Parallel.For(0, 4, thread =>
        {
            for (var i = 0; i < Each; i++)
            {
                Assert.True(home.Press(thread % 2 == 0 ? RuledHome.Button : RuledHome.Pendant));
                home.Local.Accelerate(RuledHome.Wrist, home.Now, 0, 0, 1);
                home.See(RuledHome.Radar, Quantities.FloorPresence, i % 2);
                home.See(RuledHome.Stove, Quantities.RoomTemperature, 20 + (i % 40));
                if (i % 50 == 0)
                {
                    home.SeeFall(RuledHome.Device, "suspected");
                }
            }
        });
        Assert.Empty(home.Log.Lines);
        Assert.Equal(4 * Each, home.Teller.Events.Count(told => told.Readings[0].Quantity == Quantities.Help));
        Assert.Single(home.Teller.Events, told => told.Readings[0].Quantity == Quantities.Fall);
    }

    [Fact]
    public void Dispose_TheLampGoesDark_AndNewRulesStartClean()
    {
        home.Press();
        home.Dispose();
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        home.Wait(60);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
    }
}
