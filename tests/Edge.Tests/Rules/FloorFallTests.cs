using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.HelpButton;
using static AgeingMonitor.Edge.Tests.Rules.RuledHome;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>Falls that a sensor of a room tells of, alone or beside a worn one.</summary>
public sealed class FloorFallTests : IDisposable
{
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Floor_OfSomeSeconds_AsksNobody()
    {
        Assert.False(home.See(Radar, Quantities.FloorPresence, 1));
        home.Wait(55);
        Assert.False(home.See(Radar, Quantities.FloorPresence, 0));
        home.Wait(300);
        Assert.Empty(home.Teller.Events);
        Assert.Equal([HelpSignal.Idle], home.Lamp.All);
    }

    [Fact]
    public void Floor_OfAMinute_IsAsked_AndTheServerKnowsItByTheReading()
    {
        Assert.False(home.See(Radar, Quantities.FloorPresence, 1));
        home.Wait(61);
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
        Assert.Empty(home.Teller.Events);
    }

    [Fact]
    public void Floor_TheButton_CancelsWhatTheServerSuspectsSinceThatInstant()
    {
        var began = home.Now;
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(70);
        Assert.True(home.Press());
        Assert.Equal(["radar: fall suspected, fall cancelled, fall-reason resident"], home.Teller.Lines);
        Assert.Equal([began, home.Now, home.Now], home.Teller.Last.Readings.Select(reading => reading.Stamp));
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);

        // Whoever has said that all is well may sit there on.
        Assert.Equal(HelpSignal.Idle, home.Wait(600).Lamp.Now);
        home.See(Radar, Quantities.FloorPresence, 0);
        home.See(Radar, Quantities.FloorPresence, 1);
        Assert.Equal(HelpSignal.Question, home.Wait(61).Lamp.Now);
    }

    [Fact]
    public void Floor_NobodyThereAnyMore_IsAskedNoMore()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(70);
        Assert.False(home.See(Radar, Quantities.FloorPresence, 0));
        Assert.Empty(home.Teller.Events);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
    }

    /// <summary>A ghost of a radar in an empty home must wake nobody: the server, which knows who can be there, confirms.</summary>
    [Fact]
    public void Floor_NobodyAnswers_IsLeftToTheServer()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        Assert.Equal(HelpSignal.Question, home.Wait(89).Lamp.Now);
        home.Wait(600);
        Assert.Empty(home.Teller.Events);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        Assert.True(home.Press());
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
    }

    [Theory]
    [InlineData("motion", 30, false)]
    [InlineData("presence", 30, false)]
    [InlineData("toilet-flush", 30, false)]
    [InlineData("motion", 5, true)]
    [InlineData("contact", 30, true)]
    public void Floor_MovementElsewhere_IsLeftToTheServer(string code, double after, bool isAsked)
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(after);
        Assert.False(home.See(Hall, Quantities.Find(code)!, 1));
        home.Wait(100);
        Assert.Equal(isAsked, home.Lamp.All.Contains(HelpSignal.Question));
    }

    [Fact]
    public void Floor_TheRadarsOwnPresenceAndRepeats_ChangeNothing()
    {
        var began = home.Now;
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(30);
        home.See(Radar, Quantities.Presence, 1);
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(31);
        home.Wait(5).Press();
        Assert.Equal(began, Assert.Single(home.Teller.Events).Readings[0].Stamp);
    }

    [Fact]
    public void Floor_TheRadarIsFaulty_IsNotBelieved()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(30);
        Assert.False(home.See(Radar, Quantities.SensorFault, 1));
        Assert.Equal([HelpSignal.Idle], home.Wait(100).Lamp.All);
    }

    [Fact]
    public void Device_ThatJudgesFallsItself_IsAskedAndConfirmed()
    {
        Assert.True(home.SeeFall(Device, "suspected"));
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
        Assert.True(home.SeeFall(Device, "suspected"));
        home.Wait(31);
        Assert.Equal(["mat: fall suspected", "mat: fall confirmed, fall-reason unanswered"], home.Teller.Lines);
    }

    [Fact]
    public void Device_Cancels_ItsOwnFallOnly()
    {
        Assert.False(home.SeeFall(Device, "cancelled"));
        home.SeeFall(Device, "suspected");
        Assert.False(home.SeeFall(Radar, "cancelled"));
        Assert.True(home.SeeFall(Device, "cancelled"));
        Assert.Equal(["mat: fall suspected", "mat: fall cancelled"], home.Teller.Lines);
        Assert.False(home.SeeFall(Device, "perhaps"));
    }

    [Fact]
    public void SecondFall_WhileOneIsAsked_StrengthensIt_AndIsNotAskedTwice()
    {
        home.Fall();
        home.Wait(10);
        Assert.True(home.SeeFall(Device, "suspected"));
        home.Wait(21);
        Assert.Equal(
            ["wrist: fall suspected", "mat: fall suspected", "wrist: fall confirmed, fall-reason second-source", "mat: fall confirmed, fall-reason second-source"],
            home.Teller.Lines);
        Assert.Single(home.Lamp.All, HelpSignal.Question);
    }

    [Fact]
    public void Fall_WhileAFloorIsAsked_TheButtonAnswersForBoth()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(80);
        home.SeeFall(Device, "suspected");
        home.Wait(5).Press();
        Assert.Equal(["mat: fall suspected", "radar: fall suspected, fall cancelled, fall-reason resident", "mat: fall cancelled, fall-reason resident"], home.Teller.Lines);
    }

    [Fact]
    public void SecondFall_TheButton_AnswersForBoth()
    {
        home.Fall();
        home.SeeFall(Device, "suspected");
        home.Wait(10);
        home.Press();
        Assert.Equal(["wrist: fall cancelled, fall-reason resident", "mat: fall cancelled, fall-reason resident"], home.Teller.Lines[2..]);
        Assert.Equal(4, home.Wait(60).Teller.Lines.Count);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(2)]
    public void WornFall_AndSomebodyOnTheFloor_IsConfirmedBySecondSource_AndTheFloorNotToldTwice(int floorAfter)
    {
        if (floorAfter < 0)
        {
            home.See(Radar, Quantities.FloorPresence, 1);
            home.Wait(-floorAfter).Fall();
        }
        else
        {
            home.Fall().Wait(floorAfter).See(Radar, Quantities.FloorPresence, 1);
        }

        home.Wait(120);
        Assert.Equal(["wrist: fall suspected", "wrist: fall confirmed, fall-reason second-source"], home.Teller.Lines);
    }

    /// <summary>Somebody who crawls or is shaken may look like steps.</summary>
    [Fact]
    public void WornFall_StepsWhileSomebodyIsOnTheFloor_CancelOnlyWhenNobodyIsThereAnyMore()
    {
        home.Fall().See(Radar, Quantities.FloorPresence, 1);
        home.Wear(12, Motions.Walking);
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
        home.See(Radar, Quantities.FloorPresence, 0);
        Assert.Equal(["wrist: fall suspected", "wrist: fall cancelled, fall-reason walking"], home.Teller.Lines);
    }

    /// <summary>A radar loses whoever lies still for moments.</summary>
    [Fact]
    public void WornFall_TheRadarFlickers_StepsDoNotCancelWhileItSeesSomebodyAgain()
    {
        home.Fall().See(Radar, Quantities.FloorPresence, 1);
        home.Wait(1).See(Radar, Quantities.FloorPresence, 0);
        home.Wait(1).See(Radar, Quantities.FloorPresence, 1);
        home.Wear(12, Motions.Walking);
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
        home.Wait(20);
        Assert.Equal(["wrist: fall suspected", "wrist: fall confirmed, fall-reason unanswered"], home.Teller.Lines);
    }

    [Fact]
    public void Fall_WhileAFloorIsAsked_HasItsWholeTime_AndIsConfirmed()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(80);
        home.SeeFall(Device, "suspected");
        home.Wait(29);
        Assert.Equal(["mat: fall suspected"], home.Teller.Lines);
        Assert.Equal(["mat: fall suspected", "mat: fall confirmed, fall-reason second-source"], home.Wait(2).Teller.Lines);
    }

    [Fact]
    public void FallOfTheRadarItself_WhileItsFloorIsAsked_IsConfirmed()
    {
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(70);
        Assert.True(home.SeeFall(Radar, "suspected"));
        home.Wait(31);
        Assert.Equal(["radar: fall suspected", "radar: fall confirmed, fall-reason unanswered"], home.Teller.Lines);
        Assert.Single(home.Teller.Events);
    }

    [Fact]
    public void Floor_AfterAConfirmedFall_IsPartOfIt()
    {
        home.SeeFall(Device, "confirmed");
        home.Wait(31);
        Assert.Equal("mat: fall confirmed, fall-reason unanswered", home.Teller.Lines[^1]);
        home.See(Radar, Quantities.FloorPresence, 1);
        home.Wait(58);
        Assert.Equal(2, home.Teller.Lines.Count);
        Assert.Single(home.Lamp.All, HelpSignal.Question);
    }
}
