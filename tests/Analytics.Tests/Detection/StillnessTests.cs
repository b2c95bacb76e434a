using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

/// <summary>Expected times are worked out by hand from 5 h by day (8 to 22 h) and 11 h by night.</summary>
public sealed class StillnessTests
{
    [Fact]
    public void Process_NoMovementForFiveHoursByDay_RaisesOnce()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-10 14:59");
        Assert.Empty(home.Raised);

        home.BeatUntil("2026-03-10 20:00");

        var draft = Assert.Single(home.Raised);
        Assert.Equal(AlertRules.Stillness, draft.Rule);
        Assert.Equal(AlertSubject.Household, draft.Subject);
        Assert.Equal(TestHome.Local("2026-03-10 10:00"), draft.EpisodeStart);
        Assert.Equal(TestHome.Local("2026-03-10 15:00"), draft.RaisedAt);
        Assert.Equal("Aucun signe de mouvement depuis 5 h 00 (depuis 10:00) : limite 5 h 00 à ces heures", draft.Summary.French);
        Assert.Equal("No sign of movement for 5 h 00 (since 10:00): limit 5 h 00 at these hours", draft.Summary.English);
    }

    /// <summary>21:00 to 22:00 uses 1/5; the remaining 4/5 of 11 h are 8 h 48: found at 06:48.</summary>
    [Fact]
    public void Process_NoMovementFromTheEvening_DayAndNightUseTheirShares()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 21:00").Seal("2026-03-10 21:00").BeatUntil("2026-03-11 06:47");
        Assert.Empty(home.Raised);

        home.BeatUntil("2026-03-11 06:49");

        Assert.Equal(TestHome.Local("2026-03-11 06:48"), Assert.Single(home.Raised).RaisedAt);
    }

    /// <summary>23:00 to 08:00 uses 9/11 of the night's limit on an ordinary night; the remaining 2/11 of 5 h are 54 min 33 s: found at 08:55.</summary>
    [Theory]
    [InlineData("2026-03-10 23:00", "2026-03-11 08:54", "2026-03-11 08:55")]
    // Clocks go forward on 29 March 2026: 8 hours of night, the remaining 3/11 of 5 h are 81 min 49 s.
    [InlineData("2026-03-28 23:00", "2026-03-29 09:21", "2026-03-29 09:22")]
    // Clocks go back on 25 October 2026: 10 hours of night, the remaining 1/11 of 5 h are 27 min 16 s.
    [InlineData("2026-10-24 23:00", "2026-10-25 08:27", "2026-10-25 08:28")]
    public void Process_NoMovementOverNight_CountsTheHoursThatPassed(string lastSign, string notYet, string found)
    {
        var home = new TestHome().See(TestHome.Bedroom, Quantities.Motion, lastSign).Seal(lastSign).BeatUntil(notYet);
        Assert.Empty(home.Raised);

        home.BeatUntil(found);

        Assert.Equal(TestHome.Local(found), Assert.Single(home.Raised).RaisedAt);
    }

    [Fact]
    public void Process_MovementAgain_CountsAnew()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-10 14:30");
        home.See(TestHome.Bedroom, Quantities.Motion, "2026-03-10 14:31").BeatUntil("2026-03-10 19:30");
        Assert.Empty(home.Raised);

        home.BeatUntil("2026-03-10 19:31");

        Assert.Equal(TestHome.Local("2026-03-10 14:31"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_LastSignWasTheEntrance_IsOutOfHome()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 09:59").See(TestHome.Door, Quantities.Contact, "2026-03-10 10:00");
        home.Seal("2026-03-10 10:00").See(TestHome.Door, Quantities.Contact, "2026-03-10 10:00:30", 0).BeatUntil("2026-03-10 21:00");
        Assert.Empty(home.Raised);

        home.See(TestHome.Door, Quantities.Contact, "2026-03-10 21:01").See(TestHome.Hall, Quantities.Motion, "2026-03-10 21:01").BeatUntil("2026-03-11 06:51");

        Assert.Equal(TestHome.Local("2026-03-10 21:01"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_DoorStateRepeated_IsNoSign()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Contact, "2026-03-10 10:00", 0).See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00");
        home.See(TestHome.Hall, Quantities.Contact, "2026-03-10 12:00", 0).BeatUntil("2026-03-10 15:00");

        Assert.Equal(TestHome.Local("2026-03-10 10:00"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_ContactThatTellsOpeningsOnly_EachIsASign()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Contact, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-10 12:00");
        home.See(TestHome.Hall, Quantities.Contact, "2026-03-10 12:01").BeatUntil("2026-03-10 17:01");

        Assert.Equal(TestHome.Local("2026-03-10 12:01"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_KitWasSilent_CountsAnewFromItsReturn()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-10 12:00");
        home.Seal("2026-03-10 12:11").BeatUntil("2026-03-10 17:10");
        Assert.Empty(home.Of(AlertRules.Stillness));

        home.BeatUntil("2026-03-10 17:11");

        Assert.Equal(TestHome.Local("2026-03-10 12:11"), Assert.Single(home.Of(AlertRules.Stillness)).EpisodeStart);
    }

    [Fact]
    public void Process_EverySensorInFault_FindsNothing()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00");
        home.See(TestHome.Hall, Quantities.SensorFault, "2026-03-10 11:00").BeatUntil("2026-03-10 21:00");

        Assert.Empty(home.Raised);
    }

    [Fact]
    public void Process_OneSensorOfTwoInFault_StillFinds()
    {
        var home = new TestHome().See(TestHome.Bedroom, Quantities.Motion, "2026-03-10 09:50").See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00");
        home.See(TestHome.Hall, Quantities.SensorFault, "2026-03-10 11:00").BeatUntil("2026-03-10 21:00");

        Assert.Single(home.Raised);
    }

    [Fact]
    public void Process_KnownAbsence_FindsNothingUntilItEnds()
    {
        var plan = TestHome.Plan() with { Absences = [new(TestHome.Local("2026-03-10 11:00"), TestHome.Local("2026-03-12 11:00"))] };
        var home = new TestHome(plan).See(TestHome.Hall, Quantities.Motion, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-12 15:58");
        Assert.Empty(home.Raised);

        home.BeatUntil("2026-03-12 15:59");

        Assert.Equal(TestHome.Local("2026-03-12 10:59"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_NeverAnyMovement_FindsNothing() =>
        Assert.Empty(new TestHome().See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:00", 70).Seal("2026-03-10 10:00").BeatUntil("2026-03-11 21:00").Raised);
}
