using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>A kit shows which one it is, and never in place of what the resident has to know.</summary>
public sealed class IdentifyTests : IDisposable
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Identify_ShowsIt_ForItsTime()
    {
        Assert.True(home.Local.Identify(Time));
        Assert.Equal(HelpSignal.Identify, home.Lamp.Now);
        Assert.Equal(HelpSignal.Identify, home.Wait(14).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(2).Lamp.Now);
        Assert.Equal([HelpSignal.Idle, HelpSignal.Identify, HelpSignal.Idle], home.Lamp.All);
    }

    [Fact]
    public void Identify_WhileTheResidentIsAsked_IsRefused_AndTheQuestionStands()
    {
        home.SeeFall(RuledHome.Device, "suspected");
        Assert.False(home.Local.Identify(Time));
        Assert.Equal(HelpSignal.Question, home.Wait(10).Lamp.Now);
        home.Press();
        Assert.Equal(HelpSignal.Idle, home.Wait(1).Lamp.Now);
    }

    [Fact]
    public void Question_WhileTheKitShowsItself_TakesTheLampAtOnce_AndTheAnswerIsNoCall()
    {
        home.Local.Identify(TimeSpan.FromSeconds(60));
        home.SeeFall(RuledHome.Device, "suspected");
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
        home.Wait(5).Press();
        Assert.Equal(HelpSignal.Identify, home.Wait(1).Lamp.Now);
        Assert.Equal(HelpSignal.Idle, home.Wait(60).Lamp.Now);
        Assert.DoesNotContain(home.Teller.Events, told => told.Readings.Any(reading => reading.Quantity == Quantities.Help));
    }

    [Fact]
    public void Press_WhileTheKitShowsItself_IsACallThatTheLampAnswers()
    {
        home.Local.Identify(Time);
        Assert.True(home.Press());
        Assert.Equal(HelpSignal.Heard, home.Lamp.Now);
        Assert.False(home.Wait(1).Local.Identify(Time));
    }

    [Fact]
    public void Identify_WhereThereIsNoLamp_ThereIsNone()
    {
        using var without = new RuledHome(hasButton: false);
        using var dark = new RuledHome(canShow: false);
        Assert.Empty(without.Local.Lamps);
        Assert.Empty(dark.Local.Lamps);
        Assert.Equal([RuledHome.Button.Value], home.Local.Lamps);
        home.Local.Dispose();
        Assert.False(home.Local.Identify(Time));
    }
}
