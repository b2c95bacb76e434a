using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class MeasurementTests
{
    [Theory]
    [InlineData("systolic-blood-pressure", 160, "blood-pressure")]
    [InlineData("systolic-blood-pressure", 159, null)]
    [InlineData("diastolic-blood-pressure", 100, "blood-pressure")]
    [InlineData("diastolic-blood-pressure", 99, null)]
    [InlineData("diastolic-blood-pressure", 54, "blood-pressure")]
    [InlineData("diastolic-blood-pressure", 55, null)]
    [InlineData("pulse-rate", 100, "pulse")]
    [InlineData("pulse-rate", 99, null)]
    [InlineData("heart-rate", 50, "pulse")]
    [InlineData("heart-rate", 51, null)]
    public void Measurement_AtTheLimit_IsToldAtLowPriority(string quantity, double value, string? rule)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.Find(quantity)!, "2026-03-10 10:00", value).Seal("2026-03-10 10:00");

        Assert.Equal(rule is null ? [] : [(rule, AlertPriority.Low)], home.Raised.Select(draft => (draft.Rule, draft.Priority)));
    }

    [Fact]
    public void Measurements_OfOneDay_AreToldOnceAndOfTheNextAgain()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.SystolicBloodPressure, "2026-03-10 10:00", 170).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, "2026-03-10 10:00", 104)
            .Seal("2026-03-10 10:00").BeatUntil("2026-03-10 18:00");
        home.See(TestHome.Wrist, Quantities.SystolicBloodPressure, "2026-03-10 18:00", 175).BeatUntil("2026-03-11 09:00");
        home.See(TestHome.Wrist, Quantities.SystolicBloodPressure, "2026-03-11 09:00", 165).Seal("2026-03-11 09:00");

        var told = home.Raised.Where(draft => draft.Rule == AlertRules.BloodPressure).ToList();
        Assert.Equal([TestHome.Local("2026-03-10 10:00"), TestHome.Local("2026-03-11 09:00")], told.Select(draft => draft.EpisodeStart));
        Assert.Equal("Pression artérielle systolique 170 mmHg, à revoir dans la journée : limite ≥ 160 mmHg (ESC/ESH 2018, grade 2)", told[0].Summary.French);
    }

    [Fact]
    public void Value_OfTheRuleVitalSign_IsNotToldTwice()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.SystolicBloodPressure, "2026-03-10 10:00", 225).See(TestHome.Wrist, Quantities.DiastolicBloodPressure, "2026-03-10 10:00", 104).Seal("2026-03-10 10:00");

        Assert.Equal([AlertRules.VitalSign], home.Raised.Select(draft => draft.Rule));
    }

    [Fact]
    public void Watch_ThatMeasuresByItself_IsNoCuff()
    {
        var home = new TestHome();
        for (var minute = 0; minute < 60; minute += 5)
        {
            home.See(TestHome.Wrist, Quantities.HeartRate, $"2026-03-10 10:{minute:00}", 80);
        }

        home.See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 11:00", 118).Seal("2026-03-10 11:00");
        Assert.Empty(home.Raised);
    }
}
