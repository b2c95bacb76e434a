using AgeingMonitor.Analytics.Detection.Artefacts;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.Artefacts;

/// <summary>What no living body or working device can have given calls nobody, and is counted.</summary>
public sealed class ArtefactGateTests
{
    private static readonly Instant Start = TestHome.Local("2026-03-10 10:00");

    [Theory]
    [InlineData(80, 80)]
    [InlineData(80, 110)]
    public void BloodPressure_SystolicAtOrBelowDiastolic_IsHeldBackWhole(double systolic, double diastolic)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.SystolicBloodPressure, Start, systolic).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, Start + TimeSpan.FromSeconds(1), diastolic);

        Assert.Equal(new ArtefactCounts { Pair = 2 }, Seal(home, 1));
        Assert.Empty(home.Raised);
    }

    [Theory]
    [InlineData(81, 80)]
    [InlineData(220, 110)]
    public void BloodPressure_ThatCanBe_IsTold(double systolic, double diastolic)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.SystolicBloodPressure, Start, systolic).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, Start, diastolic);

        Assert.Equal(default, Seal(home, 1));
        Assert.NotEmpty(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void BloodPressure_WhoseOtherNumberCameInThePackBefore_IsHeldBackFromThere()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.DiastolicBloodPressure, Start, 95);
        Assert.Equal(0, Seal(home, 0).Total);
        home.See(TestHome.Wrist, Quantities.SystolicBloodPressure, Start + TimeSpan.FromSeconds(20), 85);

        Assert.Equal(new ArtefactCounts { Pair = 1 }, Seal(home, 1));
        Assert.Empty(home.Raised);
    }

    [Fact]
    public void BloodPressure_OfTwoMeasurementsInOnePack_IsHeldAgainstItsOwnOther()
    {
        var later = Start + TimeSpan.FromSeconds(50);
        var home = new TestHome()
            .See(TestHome.Wrist, Quantities.SystolicBloodPressure, Start, 85).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, Start, 60)
            .See(TestHome.Wrist, Quantities.SystolicBloodPressure, later, 130).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, later, 90);

        Assert.Equal(0, Seal(home, 2).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Device_ThatSaysItIsNotWorn_CallsNobodyUntilItIsOrForTwelveHours()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.Worn, Start, 0).See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(1), 70);
        Assert.Equal(new ArtefactCounts { NotWorn = 1 }, Seal(home, 2));
        Assert.Empty(home.Raised);

        home.See(TestHome.Wrist, Quantities.Worn, Start + TimeSpan.FromMinutes(3), 1).See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(4), 70);
        Assert.Equal(0, Seal(home, 5).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Word_ThatIsNeverTakenBack_SilencesNoDeviceForEver()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.Worn, Start, 0);
        Seal(home, 0);
        home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromHours(12), 70);
        Assert.Equal(1, Seal(home, 720).NotWorn);
        home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1), 70);
        Assert.Equal(0, Seal(home, 721).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Theory]
    [InlineData("worn", 0)]
    [InlineData("sensor-fault", 1)]
    public void Word_ThatIsRepeatedAllDay_SilencesNoDeviceForEver(string code, double value)
    {
        var home = new TestHome();
        for (var hour = 0; hour <= 12; hour++)
        {
            home.See(TestHome.Wrist, Quantities.Find(code)!, Start + TimeSpan.FromHours(hour), value);
        }

        home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1), 70);
        Assert.Equal(0, Seal(home, 721).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Theory]
    [InlineData("worn", 0)]
    [InlineData("sensor-fault", 1)]
    public void Word_OlderThanTheLast_IsNoNews(string code, double value)
    {
        var quantity = Quantities.Find(code)!;
        var home = new TestHome().See(TestHome.Wrist, quantity, Start + TimeSpan.FromSeconds(40), 1 - value).See(TestHome.Wrist, quantity, Start + TimeSpan.FromSeconds(10), value);
        home.See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(1), 70);

        Assert.Equal(0, Seal(home, 1).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Theory]
    [InlineData("worn", 0)]
    [InlineData("sensor-fault", 1)]
    public void Word_OlderThanTheLast_IsNoNewsAfterARestartEither(string code, double value)
    {
        var quantity = Quantities.Find(code)!;
        var home = new TestHome().See(TestHome.Wrist, quantity, Start + TimeSpan.FromSeconds(40), 1 - value);
        Seal(home, 1);
        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var restored, out _));
        home.See(TestHome.Wrist, quantity, Start + TimeSpan.FromSeconds(10), value).See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(2), 70);
        Seal(home, 2);
        List<AlertDraft> raised = [];
        restored.Process(home.Packs[^1], raised);

        Assert.Single(raised, draft => draft.Rule == AlertRules.VitalSign);
    }

    [Fact]
    public void Device_InFault_CallsNobody()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.SensorFault, Start, 1).See(TestHome.Wrist, Quantities.HeartRate, Start + TimeSpan.FromMinutes(1), 200);
        Assert.Equal(new ArtefactCounts { Fault = 1 }, Seal(home, 2));
        Assert.Empty(home.Raised);

        home.See(TestHome.Wrist, Quantities.SensorFault, Start + TimeSpan.FromMinutes(3), 0).See(TestHome.Wrist, Quantities.HeartRate, Start + TimeSpan.FromMinutes(4), 200);
        Seal(home, 5);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Temperature_OfADegreeWithinMinutes_NeitherScoresNorIsTold()
    {
        var home = new TestHome();
        for (var minutes = -20; minutes < 0; minutes += 4)
        {
            home.See(TestHome.Wrist, Quantities.BodyTemperature, Start + TimeSpan.FromMinutes(minutes), 36.4);
        }

        home.See(TestHome.Wrist, Quantities.BodyTemperature, Start, 36.4).See(TestHome.Wrist, Quantities.HeartRate, Start, 120).See(TestHome.Wrist, Quantities.RespiratoryRate, Start, 22)
            .See(TestHome.Wrist, Quantities.BodyTemperature, Start + TimeSpan.FromMinutes(2), 34.9);

        Assert.Equal(new ArtefactCounts { Jump = 1 }, Seal(home, 3));
        Assert.Empty(home.Of(AlertRules.News2));
        Assert.Empty(home.Of(AlertRules.VitalSign));
    }

    /// <summary>A thermometer held badly first and well then: no third reading will come.</summary>
    [Theory]
    [InlineData(36.4, 39.6)]
    [InlineData(36.4, 34.8)]
    public void Temperature_OfASpotCheckRepeatedMinutesLater_IsTold(double first, double second)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.BodyTemperature, Start, first).See(TestHome.Wrist, Quantities.BodyTemperature, Start + TimeSpan.FromMinutes(4), second);

        Assert.Equal(0, Seal(home, 5).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Theory]
    [InlineData(0.29, 0)]
    [InlineData(0.3, 1)]
    public void Saturation_OnAWeakPulse_MustHold(double perfusion, int alerts)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.OxygenSaturation, Start, 84).See(TestHome.Wrist, Quantities.PerfusionIndex, Start, perfusion);

        Assert.Equal(1 - alerts, Seal(home, 0).WeakPulse);
        Assert.Equal(alerts, home.Of(AlertRules.VitalSign).Count);
    }

    /// <summary>Cold fingers are no reason to overlook somebody in shock.</summary>
    [Fact]
    public void Saturation_OnAWeakPulseThatHoldsForAMinute_IsTold()
    {
        var home = new TestHome();
        foreach (var seconds in new[] { 0, 30, 60 })
        {
            var at = Start + TimeSpan.FromSeconds(seconds);
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, at, 84).See(TestHome.Wrist, Quantities.PerfusionIndex, at, 0.1);
        }

        Assert.Equal(new ArtefactCounts { WeakPulse = 2 }, Seal(home, 2));
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Saturation_OnAWeakPulseLongAgo_ConfirmsNothing()
    {
        var home = new TestHome();
        foreach (var minutes in new[] { 0, 71 })
        {
            var at = Start + TimeSpan.FromMinutes(minutes);
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, at, 84).See(TestHome.Wrist, Quantities.PerfusionIndex, at, 0.1);
            Assert.Equal(1, Seal(home, minutes).WeakPulse);
        }

        Assert.Empty(home.Of(AlertRules.VitalSign));
    }

    /// <summary>A watch that measures every quarter of an hour, or once an hour, confirms itself with its next value.</summary>
    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(70)]
    public void Saturation_OnAWeakPulseAtTheNextValueToo_IsTold(int minutes)
    {
        var home = new TestHome();
        for (var i = 0; i < 2; i++)
        {
            var at = Start + TimeSpan.FromMinutes(i * minutes);
            home.See(TestHome.Wrist, Quantities.OxygenSaturation, at, 78).See(TestHome.Wrist, Quantities.PerfusionIndex, at, 0.2);
            Assert.Equal(1 - i, Seal(home, i * minutes).WeakPulse);
        }

        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    /// <summary>Atrial flutter keeps the very rate for hours: what is stuck may be true, and is believed where it matters.</summary>
    [Fact]
    public void Pulse_ThatStaysTheSame_IsCountedAndStillTold()
    {
        var home = new TestHome();
        for (var minutes = 0; minutes <= 150; minutes += 5)
        {
            home.See(TestHome.Wrist, Quantities.HeartRate, Start + TimeSpan.FromMinutes(minutes), 150);
        }

        Assert.Equal(new ArtefactCounts { Stuck = 7 }, Seal(home, 0));
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    [Fact]
    public void Values_OfAnotherResident_AreNoGround()
    {
        var gate = new ArtefactGate();
        Observation Of(double value, int minute) => new(TestHome.Wrist, Quantities.BodyTemperature, Start + TimeSpan.FromMinutes(minute), ObservedValue.Of(value));
        for (var minute = 0; minute < 12; minute++)
        {
            Assert.Null(gate.Observe([Of(minute < 6 ? 36.4 : 39.4, minute)], Of(minute < 6 ? 36.4 : 39.4, minute), minute < 6 ? TestHome.Resident : null));
        }

        Assert.Equal(Artefact.Jump, gate.Observe([Of(36.4, 12)], Of(36.4, 12), null));
    }

    /// <summary>Which gate holds for which quantity: the table of the folder's README.</summary>
    [Fact]
    public void Saturation_ThatFallsByTwentyPointsInAMinute_IsHeldBackByNone()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.OxygenSaturation, Start, 95).See(TestHome.Wrist, Quantities.OxygenSaturation, Start + TimeSpan.FromMinutes(1), 75);

        Assert.Equal(0, Seal(home, 2).Total);
        Assert.Single(home.Of(AlertRules.VitalSign));
    }

    private static ArtefactCounts Seal(TestHome home, int minutes)
    {
        home.Seal(Start + TimeSpan.FromMinutes(minutes));
        return home.Outcomes[^1].Artefacts;
    }
}
