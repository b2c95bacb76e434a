using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;
using static AgeingMonitor.Edge.Tests.Rules.RuledHome;

namespace AgeingMonitor.Edge.Tests.Rules;

public sealed class TooWarmTests : IDisposable
{
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Above_ForAMinute_SoundsAndIsTold()
    {
        Assert.False(Feel(46));
        home.Wait(30);
        Assert.False(Feel(47));
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        home.Wait(30);
        Assert.Equal(HelpSignal.TooWarm, home.Lamp.Now);
        Assert.Empty(home.Teller.Lines);
        Assert.True(Feel(50));
        Assert.False(Feel(51));
        Assert.Equal(["stove: room-temperature 50"], home.Teller.Lines);
    }

    [Fact]
    public void Above_ByOneReadingThatNoneTakesBack_Sounds_AndItIsNotToldTwice()
    {
        Assert.False(Feel(60));
        home.Wait(61);
        Assert.Equal(HelpSignal.TooWarm, home.Lamp.Now);
        Assert.Empty(home.Teller.Lines);
    }

    [Fact]
    public void Above_ByTime_AndCoolAgainWithTheNextReading_IsNotTold()
    {
        Feel(60);
        home.Wait(61);
        Assert.False(Feel(30));
        Assert.False(Feel(60));
        Assert.Empty(home.Teller.Lines);
    }

    [Fact]
    public void Above_ForAMinuteByAnOldReading_IsToldWithIt()
    {
        Assert.True(home.Local.See(Stove, Quantities.RoomTemperature, ObservedValue.Of(46), home.Now - 61_000_000));
        Assert.Equal(["stove: room-temperature 46"], home.Teller.Lines);
    }

    [Fact]
    public void Above_Shortly_DoesNotSound()
    {
        for (var i = 0; i < 20; i++)
        {
            Feel(50);
            home.Wait(50);
            Feel(45);
            home.Wait(50);
        }

        Assert.Empty(home.Teller.Events);
        Assert.Equal([HelpSignal.Idle], home.Lamp.All);
    }

    [Fact]
    public void AtTheLimit_ToAndFro_SoundsOnce_AndAgainAfterItWasTwoDegreesBelow()
    {
        Feel(46);
        home.Wait(61);
        for (var i = 0; i < 10; i++)
        {
            Feel(44);
            home.Wait(61);
            Feel(46);
            home.Wait(61);
        }

        Assert.Single(home.Teller.Lines);
        Feel(43);
        Feel(46);
        home.Wait(61);
        Feel(46);
        Assert.Equal(2, home.Teller.Lines.Count);
    }

    [Fact]
    public void Sound_EndsWhenItIsCooler_OrAfterFiveMinutes()
    {
        Feel(46);
        home.Wait(61);
        Feel(42);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        Feel(46);
        home.Wait(61);
        Assert.Equal(HelpSignal.TooWarm, home.Wait(290).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(20).Lamp.Now);
    }

    [Fact]
    public void Question_ComesFirst_AndAPressWhileItSoundsIsACall()
    {
        Feel(46);
        home.Wait(61);
        Assert.True(home.Press());
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Heard, home.Wait(1).Lamp.Now);
        home.SeeFall(Device, "suspected");
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
    }

    [Fact]
    public void OtherSensorsAndQuantities_AreNotLookedAt()
    {
        home.See(Hall, Quantities.RoomTemperature, 60);
        home.See(Stove, Quantities.Humidity, 60);
        home.Local.See(Stove, Quantities.RoomTemperature, ObservedValue.Of("hot"), home.Now);
        Assert.Empty(home.Wait(120).Teller.Events);
    }

    [Fact]
    public void TwoLimitsOfOneSensor_ReachedTogether_AreToldOnce()
    {
        using var two = new RuledHome(rules: new KitRules { TooWarm = [new(Stove, 40), new(Stove, 45)] });
        two.Local.See(Stove, Quantities.RoomTemperature, ObservedValue.Of(50), two.Now - 70_000_000);
        Assert.Single(two.Teller.Lines);
    }

    private bool Feel(double celsius) => home.See(Stove, Quantities.RoomTemperature, celsius);
}
