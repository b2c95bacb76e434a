using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;
using static AgeingMonitor.Edge.Tests.Rules.RuledHome;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>Another configuration comes while something is going on.</summary>
public sealed class ChangedRulesTests : IDisposable
{
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Question_GoesOn_AndTheButtonAnswersIt()
    {
        home.Fall();
        var shown = home.Lamp.All.Count;
        home.Change(Configured with { TooWarm = [] }).Wait(5);
        Assert.Equal(shown, home.Lamp.All.Count);
        Assert.True(home.Press());
        Assert.Equal(["wrist: fall suspected", "wrist: fall cancelled, fall-reason resident"], home.Wait(60).Teller.Lines);
    }

    [Fact]
    public void Question_NobodyAnswers_IsConfirmedAtItsTime()
    {
        home.SeeFall(Device, "suspected");
        home.Wait(20).Change().Wait(9).Change();
        Assert.Equal(["mat: fall suspected"], home.Teller.Lines);
        Assert.Equal(["mat: fall suspected", "mat: fall confirmed, fall-reason unanswered"], home.Wait(1).Teller.Lines);
    }

    [Fact]
    public void Question_TheWearerWalks_IsCancelled_AndOneWhoseSensorIsGoneIsConfirmed()
    {
        home.Fall().Change().Wear(12, Motions.Walking);
        Assert.Equal("wrist: fall cancelled, fall-reason walking", home.Teller.Lines[^1]);
        home.Wait(60).Fall().Change(Configured with { Worn = null }).Wait(31);
        Assert.Equal("wrist: fall confirmed, fall-reason unanswered", home.Teller.Lines[^1]);
    }

    [Fact]
    public void Knock_BeforeTheChange_IsSuspectedAfterIt()
    {
        home.Wear(4.6, Motions.Fall).Change();
        for (var i = 0; i < 200; i++)
        {
            home.Wait(0.02);
            var (x, y, z) = Motions.Fall(4.6 + (i / 50.0));
            home.Local.Accelerate(Wrist, home.Now, x, y, z);
        }

        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
    }

    [Fact]
    public void Call_IsShownUntilTheServerHasIt()
    {
        home.Press();
        var shown = home.Lamp.All.Count;
        home.Change().Wait(60);
        Assert.Equal((HelpSignal.Heard, shown), (home.Lamp.Now, home.Lamp.All.Count));
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
    }

    [Fact]
    public void Call_IsShownByTheNewLampOfItsButton_UntilTheServerHasIt_AndForItsTime()
    {
        home.Press();
        Assert.Equal(HelpSignal.Heard, home.ChangeButton().Wait(60).Lamp.Now);
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
        Assert.Equal(HelpSignal.Confirmed, home.Wait(200).ChangeButton().Wait(90).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(10).Lamp.Now);
    }

    [Fact]
    public void Fall_ThatIsConfirmed_IsShownByTheNewLampOfTheButton()
    {
        home.SeeFall(Device, "suspected");
        home.Wait(31).ChangeButton();
        Assert.Equal([HelpSignal.Heard], home.Wait(60).Lamp.All);
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Floor_OfASensorThatIsConfiguredNoMore_IsNotAskedAbout(bool areRulesOther)
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(50).Local.Leave(Radar);
        Assert.Equal(HelpSignal.Idle, (areRulesOther ? home.Change() : home).Wait(60).Lamp.Now);
        Assert.Equal([HelpSignal.Idle], home.Lamp.All);
    }

    [Fact]
    public void Identify_OfFormerRules_IsAnsweredByTheNext()
    {
        var former = home.Local;
        home.Change();
        Assert.True(former.Identify(TimeSpan.FromSeconds(15)));
        Assert.Equal(HelpSignal.Identify, home.Wait(14).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(2).Lamp.Now);
    }

    [Fact]
    public void Fall_ThatWasConfirmedLongAgo_IsNotShownAgain()
    {
        home.SeeFall(Device, "confirmed");
        home.Wait(31).Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(301).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Change().Wait(1).Lamp.Now);
    }

    [Fact]
    public void Floor_IsAskedAfterItsMinute_AndHeatSoundsOn()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(50).Change();
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        Assert.Equal(HelpSignal.Question, home.Wait(10.5).Lamp.Now);
        home.See(Radar, Quantities.FloorPresence, 0);
        home.See(Stove, Quantities.RoomTemperature, 60);
        Assert.Equal(HelpSignal.TooWarm, home.Wait(61).Lamp.Now);
        Assert.Equal(HelpSignal.TooWarm, home.Change().Wait(1).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Change(Configured with { TooWarm = [] }).Wait(1).Lamp.Now);
    }

    [Fact]
    public void Press_ThatTheFormerRulesStillHear_IsAnsweredByTheNext()
    {
        home.SeeFall(Device, "suspected");
        var former = home.Wait(5).Local;
        home.Change();
        Assert.True(former.See(Button, Quantities.Help, ObservedValue.Of(1), home.Now));
        Assert.Equal("mat: fall cancelled, fall-reason resident", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Idle, home.Wait(1).Lamp.Now);
    }

    [Fact]
    public async Task Presses_FromThreadsThatHoldFormerRules_AreEachToldOnce()
    {
        const int Each = 400;
        var held = home.Local;
        var presses = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                Assert.True((i % 3 == 0 ? held : home.Local).See(Pendant, Quantities.Help, ObservedValue.Of(1), home.Now));
            }
        })).ToArray();
        for (var i = 0; i < 200; i++)
        {
            home.Change();
        }

        await Task.WhenAll(presses);
        Assert.Equal(2 * Each, home.Teller.Events.Count);
        Assert.Empty(home.Log.Lines);
    }

    [Theory]
    [InlineData(0, 29.9, true)]
    [InlineData(0, 30.1, false)]
    [InlineData(0.2, 29.9, true)]
    [InlineData(0.2, 30.2, true)] // The kit has not looked yet: it has told nobody.
    [InlineData(0.2, 30.4, false)]
    public void Press_AroundTheEndOfTheQuestion_IsTheAnswerUntilTheKitHasSaidWhatBecameOfIt_AndACallAfterwards(double after, double pressed, bool isAnswer)
    {
        home.Wait(after).SeeFall(Device, "suspected");
        home.Wait(pressed).Press();
        Assert.Equal(
            isAnswer ? ["mat: fall suspected", "mat: fall cancelled, fall-reason resident"] : ["mat: fall suspected", "mat: fall confirmed, fall-reason unanswered", "button: help 1"],
            home.Wait(120).Teller.Lines);
    }

    [Theory]
    [InlineData("walk off off", "walking")]
    [InlineData("off walk off", "walking")]
    [InlineData("off off walk", "walking")]
    [InlineData("walk off", null)]
    [InlineData("off off", null)]
    public void WornSensorAndTwoRadars_AreOneFall_ThatIsOverWhenAllThreeSaySo(string said, string? why)
    {
        var other = SensorId.Parse("bath-radar");
        home.Fall();
        home.See(Radar, Quantities.FloorPresence, 1);
        home.See(other, Quantities.FloorPresence, 1);
        var radars = new Queue<SensorId>([other, Radar]);
        foreach (var word in said.Split(' '))
        {
            if (word == "walk")
            {
                home.Wear(12, Motions.Walking);
            }
            else
            {
                home.See(radars.Dequeue(), Quantities.FloorPresence, 0);
            }
        }

        var lines = home.Wait(120).Teller.Lines;
        Assert.Equal(2, lines.Count);
        Assert.StartsWith(why is null ? "wrist: fall confirmed" : $"wrist: fall cancelled, fall-reason {why}", lines[1], StringComparison.Ordinal);
    }
}
