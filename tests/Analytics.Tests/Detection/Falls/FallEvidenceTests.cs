using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Analytics.Tests.Detection.Falls;

public sealed class FallEvidenceTests
{
    private static readonly SensorId Radar = SensorId.Parse("radar");
    private static readonly SensorId OtherRadar = SensorId.Parse("other-radar");
    private static readonly Instant At = TestHome.Local("2026-03-10 10:00");

    [Fact]
    public void ARadarAlone_IsMediumAfterAMinute_AndHighOnceSomebodyStaysOnTheFloor()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(59));
        Assert.Empty(home.Raised);
        home.Seal(After(60));

        var suspected = Assert.Single(home.Raised);
        Assert.Equal((AlertRules.Fall, AlertPriority.Medium, At, AlertSubject.Of(TestHome.Resident)), (suspected.Rule, suspected.Priority, suspected.EpisodeStart, suspected.Subject));
        Assert.Contains("somebody on the floor since 10:00:00 by the sensor \"radar\"", suspected.Summary.English, StringComparison.Ordinal);
        home.Seal(After(120)).Seal(After(179));
        Assert.Single(home.Raised);
        home.Seal(After(240)).Seal(After(300));

        Assert.Equal(2, home.Raised.Count);
        var told = suspected.Developed(home.Raised[1].Development);
        Assert.Equal(suspected.Id, home.Raised[1].Id);
        Assert.Equal((AlertPriority.High, AlertDevelopments.OnFloor, After(180)), (told.Priority, told.Development!.Reason, told.Development.At));
    }

    /// <summary>The kit tells nothing of a floor but the resident's answer, dated as the floor was first seen: the same alert, whichever comes first.</summary>
    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void AFloorThatTheResidentAnswersAbout_IsOneAlertThatSaysSo_AndIsNotConfirmed(int heartbeat)
    {
        var home = Home();
        home.See(TestHome.Hall, Quantities.Motion, After(-10)).See(Radar, Quantities.FloorPresence, At).Seal(After(1));
        if (heartbeat < 75)
        {
            home.Seal(After(heartbeat));
        }

        home.Process(Evt(After(75), Word(Radar, At, "suspected"), Word(Radar, After(75), "cancelled"), new(Radar, Quantities.FallReason, After(75), ObservedValue.Of("resident"))));
        home.Seal(After(120)).Seal(After(180)).Seal(After(240));
        Assert.Single(home.Raised.Select(draft => draft.Id).Distinct());
        Assert.All(home.Raised, draft => Assert.Equal(AlertPriority.Medium, draft.Priority));
        Assert.Equal(AlertDevelopments.Resident, home.Raised.First(draft => draft.Development is not null).Development!.Reason);
        Assert.DoesNotContain(home.Raised, draft => draft.Development?.Kind == AlertDevelopments.Confirmed);
    }

    [Fact]
    public void AGhostOfSomeSeconds_IsNotTold()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).See(Radar, Quantities.FloorPresence, After(40), 0).Seal(After(60)).Seal(After(600));

        Assert.Empty(home.Raised);
    }

    [Fact]
    public void MovementElsewhereOfSomebodyWhoLivesAlone_DismissesAndCancels()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).See(TestHome.Bedroom, Quantities.Motion, After(30)).Seal(After(60)).Seal(After(600));
        Assert.Empty(home.Raised);

        home = Home();
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(60));
        home.See(TestHome.Bedroom, Quantities.Motion, After(100)).Seal(After(120)).Seal(After(600));
        Assert.Equal([null, AlertDevelopments.Elsewhere], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.Equal(AlertPriority.Medium, home.Raised[0].Developed(home.Raised[1].Development).Priority);
    }

    /// <summary>A visitor's movement dismisses a real fall no longer than the visitor moves.</summary>
    [Fact]
    public void AFloorStillSeenTenMinutesAfterTheLastMovementElsewhere_IsToldAnew()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).See(TestHome.Bedroom, Quantities.Motion, After(30)).Seal(After(60));
        home.See(TestHome.Bedroom, Quantities.Motion, After(400)).Seal(After(420)).Seal(After(999));
        Assert.Empty(home.Raised);

        // It may as well be a ghost that the resident walked away from: somebody looks, and nobody is woken.
        home.Seal(After(1000)).Seal(After(1060)).Seal(After(1240)).Seal(After(1500));
        Assert.Equal([(After(400), null)], home.Raised.Select(draft => (draft.EpisodeStart, draft.Development?.Reason)));
        Assert.Equal(AlertPriority.Medium, home.Raised[0].Priority);
    }

    /// <summary>
    /// What tells somebody on the floor from a ghost that stays: somebody went there. A sensor may be blind for two minutes to who comes; where no other sensor sees the room, somebody moved in the home within ten
    /// minutes before; and what was seen elsewhere last was not there.
    /// </summary>
    [Theory]
    [InlineData("hall 30, bedroom 90", true)] // came through the bedroom into the hall, whose sensor was blind
    [InlineData("bedroom 90, hall 30", true)]
    [InlineData("hall 1800", true)] // sat there for long
    [InlineData("hall 3600, bedroom 60", true)] // may have come in unseen and fallen at once
    [InlineData("hall 900, bedroom 300", false)] // went out of the hall
    [InlineData("hall 7200, bedroom 3600", false)] // sleeps
    [InlineData("bedroom 3600", false)] // nobody has gone anywhere for an hour, and nothing sees the hall
    [InlineData("bedroom 400", true)] // no other sensor sees the hall: whoever moved may have gone there
    [InlineData("radar 20, bedroom 3600", false)] // the radar's own ghost
    [InlineData("radar 1200, bedroom 3600", true)] // sat before the radar for twenty minutes
    [InlineData("hall 600000, bedroom 300", true)] // the sensor of the hall has died
    [InlineData("", true)] // nothing is known: better urgent than late
    public void AFloorThatStays_IsConfirmedWhereSomebodyWent_AndElseStaysToBeChecked(string signs, bool isConfirmed)
    {
        var home = Home();
        foreach (var sign in signs.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(sign => sign.Split(' ')).OrderByDescending(sign => int.Parse(sign[1], System.Globalization.CultureInfo.InvariantCulture)))
        {
            var at = After(-int.Parse(sign[1], System.Globalization.CultureInfo.InvariantCulture));
            home.See(SensorId.Parse(sign[0]), sign[0] == "radar" ? Quantities.Presence : Quantities.Motion, at).Seal(at);
        }

        Beat(home, 0);
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(60));
        Beat(home, 60, 600);

        var told = home.Of(AlertRules.Fall);
        Assert.Equal(isConfirmed ? [null, AlertDevelopments.OnFloor] : [null], told.Select(draft => draft.Development?.Reason));
        Assert.Equal(isConfirmed ? AlertPriority.High : AlertPriority.Medium, told.Max(draft => draft.Told().Priority));
    }

    /// <summary>A doubtful floor stays doubtful when the resident comes back into the room, over a restart too; a second source confirms it.</summary>
    [Fact]
    public void ADoubtfulFloor_IsConfirmedByASecondSourceAlone()
    {
        var home = Home();
        home.See(TestHome.Hall, Quantities.Motion, After(-600)).See(TestHome.Bedroom, Quantities.Motion, After(-300)).Seal(After(-300));
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(60)).See(TestHome.Hall, Quantities.Motion, After(100)).Seal(After(120));
        Assert.True(HomeAnalysis.TryRestore(Plan(), new(), home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start }), out var analysis, out _));
        var later = new List<AlertDraft>();
        foreach (var second in new[] { 180, 240, 300, 360, 420 })
        {
            analysis.Process(Pack(After(second)), later);
        }

        Assert.Empty(later);
        Assert.Equal([(AlertPriority.Medium, (string?)null)], home.Raised.Select(draft => (draft.Priority, draft.Development?.Reason)));
    }

    /// <summary>A planned absence: nobody is there to lie on the floor.</summary>
    [Fact]
    public void AFloorOfAHomeThatIsAway_StaysToBeChecked()
    {
        var home = new TestHome(Plan() with { Absences = [new(After(-86_400), After(86_400))] });
        home.See(TestHome.Hall, Quantities.Motion, After(-30)).See(Radar, Quantities.FloorPresence, At).Seal(After(60)).Seal(After(120)).Seal(After(240)).Seal(After(600));
        Assert.Equal([(AlertPriority.Medium, (string?)null)], home.Raised.Select(draft => (draft.Priority, draft.Development?.Reason)));
    }

    /// <summary>In a shared home what moves elsewhere says nothing: somebody must have been seen in the room.</summary>
    [Theory]
    [InlineData(300, true)]
    [InlineData(2400, false)]
    public void AFloorInASharedHome_IsConfirmedWhereSomebodyWasSeenLately(int before, bool isConfirmed)
    {
        var home = new TestHome(Plan() with { Residents = [new(TestHome.Resident, TimeRange.Always), new(ResidentId.Derive("other"), TimeRange.Always)] });
        home.See(TestHome.Hall, Quantities.Motion, After(-before)).Seal(After(-before));
        Beat(home, -before, 0);
        home.See(TestHome.Bedroom, Quantities.Motion, After(-5)).See(Radar, Quantities.FloorPresence, At).Seal(After(60));
        Beat(home, 60, 600);
        Assert.Equal(isConfirmed ? [null, AlertDevelopments.OnFloor] : [null], home.Of(AlertRules.Fall).Select(draft => draft.Development?.Reason));
    }

    /// <summary>The first word after an outage may be an event and no heartbeat: what was on the floor before is not known to be there still.</summary>
    [Theory]
    [InlineData("fall")]
    [InlineData("movement")]
    public void AnEventAfterAnOutage_BeforeAnyHeartbeat_ConfirmsNoOldFloor(string what)
    {
        var home = Home();
        home.See(TestHome.Hall, Quantities.Motion, After(-10)).See(Radar, Quantities.FloorPresence, At).Seal(After(61));
        home.Process(Evt(After(7200), what == "fall" ? Word(TestHome.Wrist, After(7200), "suspected") : new(TestHome.Bedroom, Quantities.Motion, After(7200), ObservedValue.Of(1))));
        home.Process(Evt(After(7230), new Observation(Radar, Quantities.FloorPresence, After(7230), ObservedValue.Of(0))));
        Assert.DoesNotContain(home.Raised, draft => draft.Development?.Kind == AlertDevelopments.Confirmed);
    }

    [Theory]
    [InlineData("Held", "00:05:00", "nothing is confirmed before it is suspected")]
    [InlineData("Together", "00:00:01", "Together")]
    [InlineData("Quiet", "2.00:00:00", "Quiet")]
    public void Options_ThatCannotBe_AreRefusedAtStart(string option, string value, string words)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"Analytics:Falls:{option}"] = value }).Build();
        var services = new ServiceCollection();
        services.AddDetection(configuration);
        using var provider = services.BuildServiceProvider();
        Assert.Contains(words, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<DetectionOptions>()).Message, StringComparison.Ordinal);
    }

    /// <summary>A presence sensor that says again and again what it said before tells of nobody who moves.</summary>
    [Fact]
    public void APresenceSaidAgain_IsNoMovement()
    {
        var home = Home();
        home.See(TestHome.Bedroom, Quantities.Presence, After(-60)).Seal(After(-60));
        home.See(Radar, Quantities.FloorPresence, At).See(TestHome.Bedroom, Quantities.Presence, After(30)).Seal(After(60));
        home.See(TestHome.Bedroom, Quantities.Presence, After(90)).Seal(After(180));
        Assert.Equal([null, AlertDevelopments.OnFloor], home.Raised.Select(draft => draft.Development?.Reason));
    }

    /// <summary>What moves in the same room may be whoever lies there; in a shared home whoever moves elsewhere may be another.</summary>
    [Fact]
    public void MovementInTheSameRoom_OrInASharedHome_CancelsNothing()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).See(TestHome.Hall, Quantities.Motion, After(30)).Seal(After(60)).Seal(After(200));
        Assert.Equal([null, AlertDevelopments.OnFloor], home.Raised.Select(draft => draft.Development?.Reason));

        home = new(Plan() with { Residents = [new(TestHome.Resident, TimeRange.Always), new(ResidentId.Derive("other"), TimeRange.Always)] });
        home.See(Radar, Quantities.FloorPresence, At).See(TestHome.Bedroom, Quantities.Motion, After(30)).Seal(After(60)).Seal(After(200));
        Assert.Equal([null, AlertDevelopments.OnFloor], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.All(home.Raised, draft => Assert.Equal(AlertSubject.Household, draft.Subject));
    }

    [Fact]
    public void UpAgain_AfterBeingTold_IsCancelledAndMayBeToldAgain()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(60)).See(Radar, Quantities.FloorPresence, After(90), 0).Seal(After(120));
        Assert.Equal([null, AlertDevelopments.OffFloor], home.Raised.Select(draft => draft.Development?.Reason));

        home.See(Radar, Quantities.FloorPresence, After(300)).Seal(After(360));
        Assert.Equal(After(300), home.Raised[2].EpisodeStart);
    }

    /// <summary>No data is not stillness: nobody knows who was on the floor while the kit was silent.</summary>
    [Fact]
    public void AKitThatWasSilent_ConfirmsNothing_AndTheNextFloorIsToldAnew()
    {
        var home = Home();
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(20)).Seal(After(7200)).Seal(After(7260)).Seal(After(7500));
        Assert.DoesNotContain(home.Raised, draft => draft.Rule == AlertRules.Fall);

        home = Home();
        home.See(Radar, Quantities.FloorPresence, At).Seal(After(60)).Seal(After(120)).Seal(After(180)).Seal(After(7200));
        home.See(Radar, Quantities.FloorPresence, After(7230)).Seal(After(7240)).Seal(After(7300));
        Assert.Equal([(At, null), (At, AlertDevelopments.OnFloor), (After(7230), null)], home.Raised.Where(draft => draft.Rule == AlertRules.Fall).Select(draft => (draft.EpisodeStart, draft.Development?.Reason)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public void AWornSensorAndARadar_WithinAMinute_ConfirmTheWornOnesAlert(int radarAfter)
    {
        var home = Home();
        var isRadarFirst = radarAfter < 0;
        home.Process(isRadarFirst ? Pack(After(1), Floor(Radar, At)) : Evt(At, Word(TestHome.Wrist, At, "suspected")));
        home.Process(isRadarFirst ? Evt(After(20), Word(TestHome.Wrist, After(20), "suspected")) : Pack(After(21), Floor(Radar, After(20))));

        Assert.Equal([null, AlertDevelopments.SecondSource], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.Single(home.Raised.Select(draft => draft.Id).Distinct());
        Assert.All(home.Raised, draft => Assert.Equal((AlertPriority.High, AlertSubject.Of(TestHome.Resident)), (draft.Priority, draft.Subject)));

        // The radar's own minute passes and is not told beside it.
        home.Process(Pack(After(300)));
        Assert.Equal(2, home.Raised.Count);
    }

    [Fact]
    public void ARadarToldFirst_ThenTheWornSensor_SaysWhereToLook()
    {
        var home = Home();
        home.Process(Evt(At, Word(Radar, At, "suspected")));
        home.Process(Evt(After(30), Word(TestHome.Wrist, After(30), "suspected")));
        home.Process(Pack(After(600)));

        Assert.Equal([(Radar, AlertPriority.Medium, null), (TestHome.Wrist, AlertPriority.High, null), (TestHome.Wrist, AlertPriority.High, AlertDevelopments.SecondSource), (Radar, AlertPriority.Medium, AlertDevelopments.WornSensor)],
            home.Raised.Select(draft => (draft.Evidence[0].Sensor!.Value, draft.Priority, draft.Development?.Reason)));
        Assert.Equal(home.Raised[0].Id, home.Raised[3].Id);
        Assert.Contains("see the other alert", home.Raised[3].Development!.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoSensorsOfRooms_WithinAMinute_Confirm_AndFarApartDoNot()
    {
        var home = Home();
        home.Process(Pack(After(31), Floor(Radar, At), Floor(OtherRadar, After(30))));
        home.Process(Pack(After(90)));
        Assert.Equal([null, AlertDevelopments.SecondSource], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.All(home.Raised, draft => Assert.Equal(Radar, draft.Evidence[0].Sensor));

        home = Home();
        home.Process(Pack(After(71), Floor(Radar, At), Floor(OtherRadar, After(70))));
        Assert.Equal([(string?)null], home.Raised.Select(draft => draft.Development?.Reason));
    }

    [Fact]
    public void ARadarThatSuspectsAFallWhileTheWornDeviceSaysWalking_IsCancelled()
    {
        var home = Home();
        home.Process(Evt(At, Word(Radar, At, "suspected")));
        home.Process(Pack(After(30), new Observation(TestHome.Wrist, Quantities.Posture, After(25), ObservedValue.Of("walking"))));
        home.Process(Pack(After(600)));

        Assert.Equal([null, AlertDevelopments.Elsewhere], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.All(home.Raised, draft => Assert.Equal(AlertPriority.Medium, draft.Priority));
    }

    /// <summary>A radar that tells of falls and of nothing else never says that somebody still lies there, nor that somebody is up.</summary>
    [Fact]
    public void AWordWithoutAFloor_IsNotConfirmedByTime_AndTheNextOneIsWeighedAnew()
    {
        var home = Home();
        home.Process(Evt(At, Word(Radar, At, "suspected")));
        home.Process(Pack(After(300)));
        home.Process(Pack(After(600)));
        Assert.Equal("Suspected fall at 10:00:00 by the sensor \"radar\": to be checked", home.Raised[0].Summary.English);
        Assert.Equal([(string?)null], home.Raised.Select(draft => draft.Development?.Reason));

        home.Process(Evt(After(900), Word(Radar, After(900), "suspected")));
        home.Process(Evt(After(920), Word(TestHome.Wrist, After(920), "suspected")));
        Assert.Equal([null, null, null, AlertDevelopments.SecondSource, AlertDevelopments.WornSensor], home.Raised.Select(draft => draft.Development?.Reason));
        Assert.Equal(home.Raised[1].Id, home.Raised[4].Id);

        home.Process(Evt(After(1100), Word(Radar, After(1100), "suspected")));
        home.Process(Pack(After(1101), Floor(Radar, After(1101))));
        home.Process(Pack(After(1280)));
        Assert.Equal([(After(1100), null), (After(1100), AlertDevelopments.OnFloor)], home.Raised.Skip(5).Select(draft => (draft.EpisodeStart, draft.Development?.Reason)));
    }

    /// <summary>Where nobody knows where a sensor is, it is held to be worn: better urgent than late.</summary>
    [Fact]
    public void AWordOfASensorWithoutAPlace_IsHigh() => Assert.Equal(
        [AlertPriority.Medium, AlertPriority.High, AlertPriority.High],
        new[] { Word(Radar, At, "suspected"), Word(Radar, At, "confirmed"), Word(TestHome.Cuff, At, "suspected") }.Select(word => Assert.Single(ImmediateAlerts.From(Plan(), Evt(At, word))).Told().Priority));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void StateSavedAnywhere_GivesTheSameAlerts(int cut)
    {
        Pack[] packs = [Pack(After(1), Floor(Radar, At)), Evt(After(20), Word(TestHome.Wrist, After(20), "suspected")), Pack(After(60), Floor(OtherRadar, After(50))), Pack(After(400))];
        List<AlertDraft> Play(int cutAfter)
        {
            var (analysis, raised) = (new HomeAnalysis(Plan(), new()), new List<AlertDraft>());
            for (var i = 0; i < packs.Length; i++)
            {
                analysis.Process(packs[i], raised);
                if (i == cutAfter)
                {
                    Assert.True(HomeAnalysis.TryRestore(Plan(), new(), analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start }), out analysis, out _));
                }
            }

            return raised;
        }

        Assert.Equal(Play(-1).Select(draft => (draft.Id, draft.Development?.Reason)), Play(cut).Select(draft => (draft.Id, draft.Development?.Reason)));
    }

    /// <summary>A faulty kit that makes up sensors does not fill the memory.</summary>
    [Fact]
    public void FloorsOfManySensors_KeepTheStateSmall()
    {
        var home = Home();
        for (var i = 0; i < 500; i++)
        {
            home.See(SensorId.Parse($"made-up-{i}"), Quantities.FloorPresence, After(i)).Seal(After(i));
        }

        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start });
        Assert.InRange(parts.Sum(part => part.State.Length), 0, 8_000);
    }

    private static Instant After(int seconds) => At + TimeSpan.FromSeconds(seconds);

    private static TestHome Home() => new(Plan());

    /// <summary>Heartbeats until a time.</summary>
    private static void Beat(TestHome home, int until)
    {
        if (home.Packs.Count > 0)
        {
            for (var at = home.Packs[^1].SealedAt + TimeSpan.FromMinutes(1); at < After(until); at += TimeSpan.FromMinutes(1))
            {
                home.Seal(at);
            }
        }
    }

    private static void Beat(TestHome home, int from, int until)
    {
        for (var second = from + 60; second <= until; second += 60)
        {
            home.Seal(After(second));
        }
    }

    private static HomePlan Plan()
    {
        var plan = TestHome.Plan();
        return plan with { Sensors = [.. plan.Sensors, new(TestHome.Kit, Radar, RoomId.Derive("hall"), null, TimeRange.Always), new(TestHome.Kit, OtherRadar, RoomId.Derive("bedroom"), null, TimeRange.Always)] };
    }

    private static Observation Floor(SensorId sensor, Instant at) => new(sensor, Quantities.FloorPresence, at, ObservedValue.Of(1));

    private static Observation Word(SensorId sensor, Instant at, string word) => new(sensor, Quantities.Fall, at, ObservedValue.Of(word));

    private static Pack Evt(Instant at, params Observation[] observations) => Pack(at, observations) with { Key = new(TestHome.Kit, 1, Lane.Evt, at.Microseconds) };

    private static Pack Pack(Instant at, params Observation[] observations) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Obs, at.Microseconds),
        SealedAt = at,
        ReceivedAt = at,
        Clock = new(ClockState.Synced, null),
        Observations = observations,
    };
}
