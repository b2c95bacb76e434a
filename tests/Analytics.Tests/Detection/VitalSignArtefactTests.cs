using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

/// <summary>What a loose sensor sends must call nobody; what holds must.</summary>
public sealed class VitalSignArtefactTests
{
    private static readonly Instant Start = TestHome.Local("2026-03-10 10:00");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public void Process_ValuesOfAMonitorOutside_RaiseWhenTheyHoldForAMinute(int seconds, int alerts)
    {
        var home = new TestHome();
        Monitor(home, 0, 120, 97);
        Monitor(home, 120, seconds, 85);
        Monitor(home, 120 + seconds, 60, 97);
        home.Seal(Start + TimeSpan.FromMinutes(6));

        Assert.Equal(alerts, home.Of(AlertRules.VitalSign).Count);
    }

    /// <summary>A ring that measures once an hour: nobody may wait an hour for the next value.</summary>
    [Fact]
    public void Process_HourlyValues_AreToldAtTheFirstOutside()
    {
        var home = new TestHome();
        for (var hour = 0; hour < 14; hour++)
        {
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromHours(hour), hour == 13 ? 85 : 97);
            for (var minute = 0; minute < 60; minute += 5)
            {
                home.Seal(Start + TimeSpan.FromHours(hour) + TimeSpan.FromMinutes(minute));
            }
        }

        Assert.Equal(Start + TimeSpan.FromHours(13), Assert.Single(home.Of(AlertRules.VitalSign)).RaisedAt);
    }

    [Fact]
    public void Process_MonitorThatFlickersAroundTheLimit_RaisesNothing()
    {
        var home = new TestHome();
        for (var second = 0; second < 600; second += 10)
        {
            Monitor(home, second, 9, 91);
            Monitor(home, second + 9, 1, 93);
        }

        home.Seal(Start + TimeSpan.FromMinutes(11));

        // The first values come before anybody can know that this is a monitor: they count as measured by hand.
        Assert.Equal(Start, Assert.Single(home.Of(AlertRules.VitalSign)).EpisodeStart);
    }

    [Fact]
    public void Process_WatchOfFiveMinutes_TellsOfTheSecondValueAndStartsAtTheFirst()
    {
        var home = new TestHome();
        for (var i = 0; i < 14; i++)
        {
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(5 * i), i >= 12 ? 88 : 97);
            home.Seal(Start + TimeSpan.FromMinutes(5 * i));
        }

        var draft = Assert.Single(home.Of(AlertRules.VitalSign));
        Assert.Equal(Start + TimeSpan.FromMinutes(60), draft.EpisodeStart);
        Assert.Equal(Start + TimeSpan.FromMinutes(65), draft.RaisedAt);
    }

    [Fact]
    public void Process_LastValueOfTheEveningAndFirstOfTheMorningOutside_DoNotConfirmEachOther()
    {
        var home = new TestHome();
        for (var i = 0; i < 14; i++)
        {
            var at = Start + (i < 13 ? TimeSpan.FromMinutes(5 * i) : TimeSpan.FromHours(10));
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, at, i >= 12 ? 88 : 97).Seal(at);
        }

        Assert.Empty(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Process_HeldValue_SaysTheValueAndTimeItWasFoundWith()
    {
        var home = new TestHome();
        Monitor(home, 0, 60, 97);
        Monitor(home, 60, 60, 90);
        Monitor(home, 120, 1, 84);
        home.Seal(Start + TimeSpan.FromMinutes(3));

        var draft = Assert.Single(home.Of(AlertRules.VitalSign));
        Assert.Equal(Start + TimeSpan.FromSeconds(60), draft.EpisodeStart);
        Assert.Equal((84, Start + TimeSpan.FromSeconds(120)), (draft.Evidence[0].Value!.Value, draft.Evidence[0].MeasuredAt));
    }

    [Theory]
    [InlineData(36.5, 40.9, 36.6, 2, 0)]
    [InlineData(36.3, 34.8, 36.3, 2, 0)]
    [InlineData(36.5, 40.9, 40.8, 1, 1)]
    [InlineData(38.2, 39.1, 39.2, 0, 1)]
    [InlineData(38.1, 39.1, 38.9, 1, 0)]
    public void Process_TemperatureThatJumpsByADegreeWithinMinutes_MustComeTwiceInASeries(double first, double second, double third, int jumps, int alerts)
    {
        var home = new TestHome();
        for (var minute = 50; minute < 60; minute += 2)
        {
            home.See(TestHome.Wrist, Quantities.BodyTemperature, $"2026-03-10 09:{minute}:00", first);
        }

        home.See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:00:00", first)
            .See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:00:30", second)
            .See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:01:00", third)
            .See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:02:00", third)
            .Seal("2026-03-10 10:02");

        Assert.Equal(jumps, home.Outcomes[^1].Artefacts.Jump);

        Assert.Equal(alerts, home.Of(AlertRules.VitalSign).Count);
    }

    [Fact]
    public void Process_TemperatureOfElevenMinutesLater_CountsAtOnce()
    {
        var home = new TestHome()
            .See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:00:00", 36.5)
            .See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:10:01", 39.4)
            .Seal("2026-03-10 10:11");

        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Theory]
    [InlineData(84, 0)]
    [InlineData(83, 1)]
    public void Observe_ResidentOfScaleTwo_IsHeldAgainstScaleTwo(double value, int episodes)
    {
        var detector = new VitalSignsDetector(new(), [TestHome.Resident.Value]);
        var limit = VitalSignsDetector.LimitOf(Quantities.OxygenSaturation)!;

        Assert.Equal(episodes == 1, detector.Observe(TestHome.Wrist, TestHome.Resident, limit, Start, value, out var episode));
        Assert.Equal(episodes == 1, episode.Limit?.LowSource.Contains("scale 2", StringComparison.Ordinal) ?? false);
        Assert.True(detector.Observe(TestHome.Cuff, null, limit, Start, value, out _));
    }

    [Fact]
    public void Save_InTheMiddleOfWhatMustHold_GoesOnAsIfNothingHadBeen()
    {
        var whole = new TestHome();
        Monitor(whole, 0, 30, 97);
        Monitor(whole, 30, 30, 85);
        whole.Seal(Start + TimeSpan.FromSeconds(60));
        var parts = whole.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var restored, out _));
        Monitor(whole, 60, 31, 85);
        whole.Seal(Start + TimeSpan.FromSeconds(120));
        List<AlertDraft> raised = [];
        restored.Process(whole.Packs[^1], raised);

        Assert.Equal(Assert.Single(whole.Of(AlertRules.VitalSign)).Id, Assert.Single(raised, draft => draft.Rule == AlertRules.VitalSign).Id);
    }

    private static void Monitor(TestHome home, int fromSecond, int seconds, double value)
    {
        for (var second = fromSecond; second < fromSecond + seconds; second++)
        {
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromSeconds(second), value);
        }
    }
}
