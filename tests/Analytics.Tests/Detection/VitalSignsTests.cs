using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

/// <summary>Limits are those printed in NEWS2 chart 1 (RCP 2017) and in table 3 of the 2018 ESC/ESH guidelines.</summary>
public sealed class VitalSignsTests
{
    public static TheoryData<string, double, bool> Limits => new()
    {
        { "heart-rate", 40, true }, { "heart-rate", 41, false }, { "heart-rate", 130, false }, { "heart-rate", 131, true },
        { "pulse-rate", 40, true }, { "pulse-rate", 41, false }, { "pulse-rate", 130, false }, { "pulse-rate", 131, true },
        { "oxygen-saturation", 91, true }, { "oxygen-saturation", 92, false }, { "oxygen-saturation", 100, false },
        { "respiratory-rate", 8, true }, { "respiratory-rate", 9, false }, { "respiratory-rate", 24, false }, { "respiratory-rate", 25, true },
        { "body-temperature", 35.0, true }, { "body-temperature", 35.1, false }, { "body-temperature", 39.0, false }, { "body-temperature", 39.1, true },
        { "systolic-blood-pressure", 90, true }, { "systolic-blood-pressure", 91, false }, { "systolic-blood-pressure", 219, false }, { "systolic-blood-pressure", 220, true },
        { "diastolic-blood-pressure", 40, false }, { "diastolic-blood-pressure", 109, false }, { "diastolic-blood-pressure", 110, true },
        { "skin-temperature", 30, false }, { "body-weight", 40, false },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Process_ValueAtOrInsideALimit_RaisesOrNot(string code, double value, bool isOutside)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.Find(code)!, "2026-03-10 10:00", value).Seal("2026-03-10 10:00");

        Assert.Equal(isOutside ? 1 : 0, home.Raised.Count(draft => draft.Rule == AlertRules.VitalSign));
    }

    [Fact]
    public void Process_Fever_SaysValueLimitAndSourceInBothLanguages()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:00", 39.4).Seal("2026-03-10 10:01");

        var draft = Assert.Single(home.Raised);
        Assert.Equal(AlertPriority.Medium, draft.Priority);
        Assert.Equal(AlertSubject.Of(TestHome.Resident), draft.Subject);
        Assert.Equal(TestHome.Local("2026-03-10 10:01"), draft.RaisedAt);
        Assert.Equal("Température corporelle 39,4 °C, haute : limite ≥ 39,1 °C (NEWS2 (RCP 2017), score 2)", draft.Summary.French);
        Assert.Equal("Body temperature 39.4 °C, high: limit ≥ 39.1 °C (NEWS2 (RCP 2017), score 2)", draft.Summary.English);
        Assert.Equal(new("body-temperature", TestHome.Wrist, TestHome.Local("2026-03-10 10:00"), 39.4, 35.0, 39.1, "NEWS2 (RCP 2017), score 2"), Assert.Single(draft.Evidence));
    }

    [Theory]
    [InlineData("2026-03-10 16:00:00", 1)]
    [InlineData("2026-03-10 16:00:01", 2)]
    public void Process_SecondOutsideValue_IsTheSameEpisodeUpToSixHours(string second, int episodes)
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:00", 140).Seal("2026-03-10 10:00").BeatUntil("2026-03-10 10:15");
        home.See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:16", 80).BeatUntil("2026-03-10 15:59");
        home.See(TestHome.Wrist, Quantities.HeartRate, second, 150).BeatUntil("2026-03-10 16:01");

        Assert.Equal(episodes, home.Raised.Count(draft => draft.Rule == AlertRules.VitalSign));
    }

    [Fact]
    public void Process_TwoQuantitiesAndBothSidesAtOneInstant_AreFourEpisodes()
    {
        var home = new TestHome()
            .See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:00", 140)
            .See(TestHome.Wrist, Quantities.PulseRate, "2026-03-10 10:00", 140)
            .Seal("2026-03-10 10:00")
            .See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 10:01", 35)
            .See(TestHome.Wrist, Quantities.PulseRate, "2026-03-10 10:01", 35)
            .Seal("2026-03-10 10:01");

        Assert.Equal(4, home.Raised.Select(draft => draft.Id).Distinct().Count());
    }

    [Fact]
    public void Process_SensorOfNobody_IsTheHouseholds()
    {
        var home = new TestHome().See(TestHome.Cuff, Quantities.SystolicBloodPressure, "2026-03-10 10:00", 80).Seal("2026-03-10 10:00");

        Assert.Equal(AlertSubject.Household, Assert.Single(home.Raised).Subject);
    }

    [Fact]
    public void Process_SensorHandedToAnother_BeginsAnEpisodeOfTheirs()
    {
        var plan = TestHome.Plan();
        var handedOver = TestHome.Local("2026-03-10 10:10");
        var other = Contracts.Ids.ResidentId.Derive("another resident");
        plan = plan with
        {
            Sensors = [new(TestHome.Kit, TestHome.Cuff, null, TestHome.Resident, new(Instant.MinValue, handedOver)), new(TestHome.Kit, TestHome.Cuff, null, other, new(handedOver, Instant.MaxValue))],
        };
        var home = new TestHome(plan).See(TestHome.Cuff, Quantities.SystolicBloodPressure, "2026-03-10 10:05", 80).Seal("2026-03-10 10:05");
        home.See(TestHome.Cuff, Quantities.SystolicBloodPressure, "2026-03-10 10:12", 80).Seal("2026-03-10 10:12");

        Assert.Equal([AlertSubject.Of(TestHome.Resident), AlertSubject.Of(other)], home.Raised.Select(draft => draft.Subject));
    }

    [Fact]
    public void Process_LateValue_IsCountedAndPassedBy()
    {
        var home = new TestHome().Seal("2026-03-10 10:00");
        home.See(TestHome.Wrist, Quantities.HeartRate, "2026-03-10 09:58:00", 140).Seal("2026-03-10 10:01");
        Assert.Single(home.Raised);

        home.See(TestHome.Cuff, Quantities.SystolicBloodPressure, "2026-03-10 09:58:59", 80).Seal("2026-03-10 10:02");
        Assert.Single(home.Raised);
    }
}
