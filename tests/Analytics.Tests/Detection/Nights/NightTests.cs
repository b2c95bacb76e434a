using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using static AgeingMonitor.Analytics.Tests.Detection.Nights.NightHome;

namespace AgeingMonitor.Analytics.Tests.Detection.Nights;

public sealed class NightTests
{
    [Fact]
    public void Night_WithABedSensor_IsSummedUp()
    {
        var home = InBed();
        home.BedLeft("02:00").Move("02:01", Hall, Bathroom).BedTaken("02:06");
        home.BedLeft("04:00").Move("04:01", Living).BedTaken("04:20");
        home.BedLeft("07:00").Move("07:02", Hall, Living).Move("12:30", Living).Until("13:00");

        var night = home.LastNight!.Value;
        Assert.Equal((TestHome.Local("2026-03-10 22:30"), TestHome.Local("2026-03-11 07:00")), (new Instant(night.From), new Instant(night.To)));
        Assert.Equal((2, 1, false, false), (night.Interruptions, night.ToiletVisits, night.IsEstimate, night.HasGap));
        Assert.Equal((26, 20, (8 * 60) + 4), ((int)(night.Out / 60e6), (int)(night.LongestOut / 60e6), (int)(night.InBed / 60e6)));
        Assert.Equal((19 * 60, 3), (night.Rising, night.Changes));
        Assert.Empty(home.Raised);
        Assert.Empty(home.Listed);
    }

    [Fact]
    public void Night_WithoutABedSensor_IsEstimatedFromMovement()
    {
        var home = Asleep();
        home.Move("02:00", Hall, Bathroom).Move("02:05", Bedroom);
        home.Move("07:00", Hall, Living).Move("07:03", Living, Hall).Move("12:30", Living).Until("13:00");

        var night = home.LastNight!.Value;
        Assert.True(night.IsEstimate);
        Assert.Equal((1, 1), (night.Interruptions, night.ToiletVisits));
        Assert.InRange(new Instant(night.From) - TestHome.Local("2026-03-10 22:30"), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(new Instant(night.To) - TestHome.Local("2026-03-11 07:00"), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Empty(home.Raised);
    }

    [Theory]
    [InlineData("2026-03-28", "2026-03-29", 7 * 60)]
    [InlineData("2026-10-24", "2026-10-25", 9 * 60)]
    public void Night_WhenTheClocksChange_IsAsLongAsItWas(string evening, string morning, int minutes)
    {
        var home = new NightHome(from: $"{evening} 20:00");
        home.Move("22:50", Bedroom).BedTaken("23:00");
        home.Day = morning;
        home.BedLeft("07:00").Move("07:01", Living).Move("12:30", Living).Until("13:00");

        Assert.Equal(minutes, (int)(home.LastNight!.Value.InBed / 60e6));
        Assert.Equal(19 * 60, home.LastNight.Value.Rising);
    }

    [Fact]
    public void Nap_InTheAfternoon_IsNoNight()
    {
        var home = new NightHome(from: "2026-03-10 12:30");
        home.BedTaken("13:00").BedLeft("15:30").Move("15:31", Living).Move("18:00", Living).Move("22:00", Living);
        home.Day = "2026-03-11";
        home.Move("09:00", Living).Move("12:30", Living).Until("13:00");
        Assert.Null(home.LastNight);
    }

    [Fact]
    public void MatThatLosesWhoeverTurnsOver_IsNoWayOutOfBed()
    {
        var home = InBed();
        home.BedLeft("02:00").Say("02:00", Bed, Quantities.BedOccupancy, 1);
        home.BedLeft("07:00").Move("07:01", Living).Move("12:30", Living).Until("13:00");
        Assert.Equal(0, home.LastNight!.Value.Interruptions);
    }

    [Fact]
    public void Out_ByTheFrontDoorAndNobodyInside_IsToldAtOnceAsHighAndInBothLanguages()
    {
        var home = InBed();
        home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").Until("02:19");
        Assert.Empty(home.Raised);

        home.Until("02:21");
        var alert = Assert.Single(home.Raised);
        Assert.Equal((AlertRules.NightOut, AlertPriority.High, AlertSubject.Household), (alert.Rule, alert.Priority, alert.Subject));
        Assert.Equal(TestHome.Local("2026-03-11 02:15"), alert.EpisodeStart);
        Assert.InRange(alert.RaisedAt - alert.EpisodeStart, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7));
        Assert.Equal("Probably out at night: left the bed at 02:12, front door at 02:15, no movement inside for 5 min", alert.Summary.English);
        Assert.Equal("Sortie probable dans la nuit : lit quitté à 02:12, porte d’entrée à 02:15, aucun mouvement à l’intérieur depuis 5 min", alert.Summary.French);
        Assert.Equal([Quantities.Contact.Code, Quantities.BedOccupancy.Code, Quantities.Motion.Code], alert.Evidence.Select(evidence => evidence.Quantity));
    }

    [Fact]
    public void Out_AndBack_IsExplainedOnTheListAndToldOnce()
    {
        var home = InBed();
        home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").DoorUsed("02:55").Move("02:56", Hall).BedTaken("02:58");
        home.BedLeft("07:00").Move("07:02", Hall, Living).Until("08:00");

        Assert.Single(home.Raised);
        var entry = Assert.Single(home.Listed);
        Assert.Equal((40.0, 5.0), (entry.Score, entry.Limit));
        Assert.Equal("Front door at 02:15, then no movement inside; back by the door at 02:55, 40 min later", Assert.Single(entry.Reasons).English);
        Assert.Equal((TestHome.Local("2026-03-11 02:15"), TestHome.Local("2026-03-11 02:55")), (entry.During.From, entry.During.To));
    }

    [Fact]
    public void Out_TwiceInANight_IsTwoAlerts()
    {
        var home = InBed();
        home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").DoorUsed("02:55").Move("02:56", Hall).BedTaken("02:58");
        home.BedLeft("04:12").Move("04:14", Hall).DoorUsed("04:15").Until("04:30");
        Assert.Equal(2, home.Raised.Select(alert => alert.Id).Distinct().Count());
    }

    [Fact]
    public void Out_AllNight_IsNotToldAgainAsMissingOrStill()
    {
        var home = InBed();
        home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").Until("13:00");
        Assert.Equal(AlertRules.NightOut, Assert.Single(home.Raised).Rule);
    }

    private static readonly Dictionary<string, Action<NightHome>> LooksLikeOut = new()
    {
        { "a door opened for air", home => home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").Move("02:17", Hall).Move("02:18", Living).BedTaken("02:20").Until("03:00") },
        { "back in bed at once", home => home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").BedTaken("02:17").Until("03:00") },
        { "out for three minutes", home => home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").DoorUsed("02:18").Move("02:18", Hall).BedTaken("02:20").Until("03:00") },
        { "somebody leaves while the resident is in bed", home => home.Move("00:10", Hall).DoorUsed("00:11").Until("03:00") },
        { "somebody comes in, helps, and leaves", home => home.DoorUsed("03:00").Move("03:01", Hall).Move("03:02", Bedroom).BedLeft("03:03").Move("03:05", Bathroom).Move("03:08", Hall).DoorUsed("03:10").Until("03:17").BedTaken("03:18") },
        { "to the baker's in the morning", home => home.BedLeft("06:05").Move("06:20", Living).Move("06:29", Hall).DoorUsed("06:30").Until("09:00") },
    };

    public static TheoryData<string> NamesLooksLikeOut => [.. LooksLikeOut.Keys];

    [Theory]
    [MemberData(nameof(NamesLooksLikeOut))]
    public void LookAlikes_AreNotOut(string what)
    {
        var home = InBed();
        LooksLikeOut[what](home);
        Assert.DoesNotContain(home.Raised, alert => alert.Rule == AlertRules.NightOut);
    }

    [Fact]
    public void Evening_OutBeforeGoingToBed_IsNobodysBusiness()
    {
        var home = new NightHome();
        home.Move("22:30", Hall).DoorUsed("22:31").Until("22:50");
        Assert.Empty(home.Raised);
    }

    [Fact]
    public void Out_WithoutABedSensor_IsToldToo()
    {
        var home = Asleep();
        home.Move("02:13", Hall).Move("02:14", Living, Hall).DoorUsed("02:15").Until("02:30");
        var alert = Assert.Single(home.Raised);
        Assert.Equal(AlertRules.NightOut, alert.Rule);
        Assert.Contains("out of the bedroom since 02:13", alert.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_OfASharedHomeWithoutABedSensor_CannotBeTold()
    {
        var home = Asleep(residents: 2);
        home.Move("02:13", Hall).Move("02:14", Living, Hall).DoorUsed("02:15").Until("02:30");
        Assert.Empty(home.Raised);
    }

    [Fact]
    public void NotReturned_AndNotSeen_IsToldOnceAndStillnessDoesNotRepeatIt()
    {
        var home = InBed();
        home.BedLeft("03:12").Move("03:13", Hall, Bathroom).Until("03:41");
        Assert.Empty(home.Raised);

        home.Until("13:00");
        var alert = Assert.Single(home.Raised);
        Assert.Equal((AlertRules.BedNotReturned, AlertPriority.Medium), (alert.Rule, alert.Priority));
        Assert.Equal(TestHome.Local("2026-03-11 03:12"), alert.EpisodeStart);
        Assert.InRange(alert.RaisedAt - alert.EpisodeStart, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
        Assert.Equal("Left the bed at 03:12, not back after 30 min (limit 30 min); no movement seen since 03:13 (bathroom)", alert.Summary.English);
        Assert.Equal("Lit quitté à 03:12, pas de retour après 30 min (limite 30 min) ; aucun mouvement vu depuis 03:13 (salle de bains)", alert.Summary.French);
    }

    private static readonly Dictionary<string, Action<NightHome>> LooksLikeNotReturned = new()
    {
        { "back in time", home => home.BedLeft("03:12").Move("03:13", Bathroom).BedTaken("03:38").Until("05:00") },
        { "up and about", home => home.BedLeft("03:12").Move("03:20", Living).Move("03:35", Living).Move("03:50", Hall).BedTaken("04:00").Until("05:00") },
        { "on a chair with a sensor", home => home.BedLeft("03:12").Move("03:13", Living).Say("03:14", Chair, Quantities.ChairOccupancy, 1).Until("05:30") },
        { "dozing in the living room", home => home.BedLeft("03:12").Move("03:13", Living).BedTaken("04:10").Until("05:00") },
        { "a bed sensor that fails, with nobody seen", home => home.BedLeft("03:12").Until("05:30") },
        { "help was called", home => home.BedLeft("03:12").Move("03:13", Bathroom).Say("03:14", TestHome.Wrist, Quantities.Help, 1).Until("04:30") },
        { "risen", home => home.BedLeft("06:12").Move("06:13", Bathroom).Until("07:30") },
        { "a kit that was silent", home => { home.BedLeft("03:12").Move("03:13", Bathroom); home.Home.Seal("2026-03-11 03:30"); home.Until("05:00"); } },
    };

    public static TheoryData<string> NamesLooksLikeNotReturned => [.. LooksLikeNotReturned.Keys];

    [Theory]
    [MemberData(nameof(NamesLooksLikeNotReturned))]
    public void LookAlikes_AreNotMissed(string what)
    {
        var home = InBed();
        LooksLikeNotReturned[what](home);
        Assert.DoesNotContain(home.Raised, alert => alert.Rule == AlertRules.BedNotReturned);
    }

    [Fact]
    public void Wandering_FromRoomToRoom_IsToldOnceAsLow()
    {
        var home = InBed();
        home.BedLeft("03:00");
        for (var minute = 1; minute < 50; minute++)
        {
            home.Move($"03:{minute:00}", minute % 2 == 0 ? Living : Hall, minute % 3 == 0 ? Bathroom : Bedroom);
        }

        home.BedTaken("03:55").Until("05:00");
        var alert = Assert.Single(home.Raised);
        Assert.Equal((AlertRules.NightWandering, AlertPriority.Low), (alert.Rule, alert.Priority));
        Assert.InRange(alert.RaisedAt - TestHome.Local("2026-03-11 03:00"), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(18));
        Assert.StartsWith("Walking about at night since 03:01: ", alert.Summary.English, StringComparison.Ordinal);
        Assert.StartsWith("Déambulation nocturne depuis 03:01 : ", alert.Summary.French, StringComparison.Ordinal);
    }

    [Fact]
    public void Restless_ComparedWithOwnNights_IsAnEntryOfTheListWithWhatIsUsual()
    {
        var home = new NightHome().Nights(15, 1);
        Assert.Empty(home.Listed);

        home.Nights(1, 5).Move("21:00", Living);
        var entry = Assert.Single(home.Listed);
        Assert.Equal(("night", 5.0, 4.0), (entry.Detector, entry.Score, entry.Limit));
        Assert.Equal("Times up in the night: 5 (usually 1), 5 of them to the bathroom", entry.Reasons[0].English);
        Assert.Equal("Levers dans la nuit : 5 (d’habitude 1), dont 5 vers la salle de bains", entry.Reasons[0].French);
        Assert.Equal(3, entry.Reasons.Count);
        Assert.Empty(home.Raised);
    }

    [Fact]
    public void BedLimit_AfterTwoWeeks_IsThePersonsOwn()
    {
        var home = new NightHome().Nights(15, 1);
        home.Move("22:20", Bedroom).BedTaken("22:30");
        home.Day = "2026-03-26";
        home.BedLeft("03:12").Move("03:13", Hall, Bathroom).Until("03:40");
        Assert.Equal("Left the bed at 03:12, not back after 21 min (usual return within 20 min); no movement seen since 03:13 (bathroom)", Assert.Single(home.Raised).Summary.English);
    }

    [Fact]
    public void BedSensorThatIsStuck_IsNotBelievedWhileSomebodyWalksAbout()
    {
        var home = InBed();
        for (var minute = 0; minute < 15; minute++)
        {
            home.Move($"02:{minute:00}", Hall, Living);
        }

        home.DoorUsed("02:15").Until("02:30");
        Assert.Equal(AlertRules.NightOut, Assert.Single(home.Raised).Rule);
    }

    [Fact]
    public void Absence_KnownToTheTeam_IsNoNight()
    {
        var home = new NightHome(Plan() with { Absences = [new(TestHome.Local("2026-03-10 21:00"), TestHome.Local("2026-03-12 09:00"))] });
        home.Move("22:20", Bedroom).BedTaken("22:30");
        home.Day = "2026-03-11";
        home.BedLeft("02:12").Move("02:14", Hall).DoorUsed("02:15").Until("13:00");
        Assert.Empty(home.Raised);
        Assert.Null(home.LastNight);
    }

    private static NightHome InBed()
    {
        var home = new NightHome();
        home.Move("22:20", Hall, Bathroom).Move("22:28", Bedroom).BedTaken("22:30");
        home.Day = "2026-03-11";
        return home;
    }

    /// <summary>The same without a bed sensor.</summary>
    private static NightHome Asleep(int residents = 1)
    {
        var home = new NightHome(Plan(residents));
        home.Move("22:20", Hall, Bathroom).Move("22:30", Bedroom).Move("23:30", Bedroom);
        home.Day = "2026-03-11";
        return home;
    }
}
