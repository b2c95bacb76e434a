using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.SensorSilence;

public sealed class SensorSilentRuleTests
{
    [Fact]
    public void Process_CorridorSensorDies_IsOneTechnicalAlertInBothLanguagesThatSaysWhatToDo()
    {
        var home = Live(TestHome.Plan());

        var alert = Assert.Single(home.Raised, draft => draft.Rule == AlertRules.SensorSilent);
        Assert.Equal((AlertPriority.Technical, AlertSubject.Of(TestHome.Kit, TestHome.Hall)), (alert.Priority, alert.Subject));
        Assert.InRange(alert.RaisedAt - TestHome.Local("2026-03-13 10:00"), TimeSpan.FromHours(1.5), TimeSpan.FromHours(3));
        Assert.StartsWith("Capteur « hall » muet depuis 09:", alert.Summary.French, StringComparison.Ordinal);
        Assert.EndsWith("check its battery and its distance from the kit first", alert.Summary.English, StringComparison.Ordinal);
    }

    /// <summary>The sensor speaks again twice: the first word ends the alert it is about, in a home that was saved and restored meanwhile, and the second says no more.</summary>
    [Fact]
    public void Process_SensorSpeaksAgain_IsTheEndOfTheSameAlertOnce()
    {
        var home = Live(TestHome.Plan());
        var raised = Assert.Single(home.Raised, draft => draft.Rule == AlertRules.SensorSilent);

        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) }), out var restored, out _));
        home.Raised.Clear();
        home.See(TestHome.Hall, Quantities.Motion, "2026-03-13 15:58").Seal("2026-03-13 16:00").See(TestHome.Hall, Quantities.Motion, "2026-03-13 16:09").Seal("2026-03-13 16:10");
        List<AlertDraft> ofRestored = [];
        foreach (var pack in home.Packs.TakeLast(2))
        {
            restored.Process(pack, ofRestored);
        }

        foreach (var end in new[] { Assert.Single(home.Raised), Assert.Single(ofRestored) })
        {
            Assert.Equal((raised.Id, raised.EpisodeStart, raised.RaisedAt, raised.Summary, raised.Priority, raised.Evidence[0]), (end.Id, end.EpisodeStart, end.RaisedAt, end.Summary, end.Priority, Assert.Single(end.Evidence)));
            Assert.Equal((AlertDevelopments.Ended, AlertDevelopments.SpeaksAgain, TestHome.Local("2026-03-13 15:58")), (end.Development!.Kind, end.Development.Reason, end.Development.At));
            Assert.Matches(@"^Capteur « hall » muet depuis 09:\d\d, entendu de nouveau à 15:58", end.Development.Summary.French);
            Assert.Contains("heard again at 15:58", end.Development.Summary.English, StringComparison.Ordinal);
        }

        Assert.Equal(1, home.Analysis.Standings().Where(standing => standing.Line.Key.Contains(AlertRules.SensorSilent, StringComparison.Ordinal)).Max(standing => standing.Count));
    }

    [Fact]
    public void Process_DuringAnAbsence_NothingIsTold()
    {
        var away = new TimeRange(TestHome.Local("2026-03-13 09:00"), TestHome.Local("2026-03-14 00:00"));

        Assert.DoesNotContain(Live(TestHome.Plan() with { Absences = [away] }).Raised, draft => draft.Rule == AlertRules.SensorSilent);
    }

    [Fact]
    public void Process_SensorWasTakenAway_NothingIsTold()
    {
        var plan = TestHome.Plan();
        var gone = TestHome.Local("2026-03-13 10:00");
        HomePlan without = plan with { Sensors = [.. plan.Sensors.Select(sensor => sensor.Sensor == TestHome.Hall ? sensor with { During = new(Instant.MinValue, gone) } : sensor)] };

        Assert.DoesNotContain(Live(without).Raised, draft => draft.Rule == AlertRules.SensorSilent);
    }

    [Fact]
    public void Process_KitSaysThatItCannotReadTheSensor_IsNotHeldToHaveHeardIt()
    {
        var alert = Assert.Single(Live(TestHome.Plan(), home => home.See(TestHome.Hall, Quantities.SensorFault, "2026-03-13 10:30").See(TestHome.Hall, Quantities.ReadErrors, "2026-03-13 10:30", 30)).Raised, draft => draft.Rule == AlertRules.SensorSilent);
        var heard = Assert.Single(Live(TestHome.Plan(), home => home.See(TestHome.Hall, Quantities.Battery, "2026-03-13 10:30", 80)).Raised, draft => draft.Rule == AlertRules.SensorSilent);

        Assert.EndsWith("check its battery and its distance from the kit first", alert.Summary.English, StringComparison.Ordinal);
        Assert.Contains("it still answers the kit", heard.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Move_HelpButton_IsNotFollowed()
    {
        var (watch, plan) = (new SensorSilenceWatch(TestHome.Kit, new(), new()), new PlanView(TestHome.Plan()));
        watch.Move(plan, TestHome.Bedroom, Quantities.Help, RoomKind.Bedroom, TestHome.Local("2026-03-10 10:00"), []);
        Assert.Empty(watch.Detector.Sensors);

        watch.Move(plan, TestHome.Bedroom, Quantities.BedOccupancy, RoomKind.Bedroom, TestHome.Local("2026-03-10 10:00"), []);
        Assert.Single(watch.Detector.Sensors);
    }

    /// <summary>From bedroom to entrance and back by the hall, every quarter of an hour by day; the hall's sensor dies on the fourth day at ten.</summary>
    private static TestHome Live(HomePlan plan, Action<TestHome>? atHalfPastTen = null)
    {
        var home = new TestHome(plan);
        var (start, dead) = (TestHome.Local("2026-03-10 00:00"), TestHome.Local("2026-03-13 10:00"));
        for (var i = 0; i < ((3 * 24) + 16) * 12; i++)
        {
            var at = start + TimeSpan.FromMinutes(5 * i);
            if (i / 12 % 24 is >= 7 and < 22 && i % 3 == 0)
            {
                if (at < dead)
                {
                    home.See(TestHome.Hall, Quantities.Motion, at - TimeSpan.FromSeconds(20));
                }

                _ = i % 6 == 0 ? home.See(TestHome.Bedroom, Quantities.Motion, at - TimeSpan.FromSeconds(5)) : home.See(TestHome.Door, Quantities.Contact, at - TimeSpan.FromSeconds(5));
            }

            if (at == dead + TimeSpan.FromMinutes(30))
            {
                atHalfPastTen?.Invoke(home);
            }

            home.Seal(at);
        }

        return home;
    }
}
