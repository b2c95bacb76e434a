using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.Weight;

public sealed class WeightRuleTests
{
    [Fact]
    public void Gain_IsOfMediumPriority_AndSaysTheGainAndWhatIsUsual()
    {
        var alert = Assert.Single(Weigh(new(), TestHome.Wrist, 64, 64.2, 63.9, 64.1, 66.4, 66.6).Of(AlertRules.Weight));

        Assert.Equal((AlertRules.Weight, AlertPriority.Medium, AlertSubject.Of(TestHome.Resident)), (alert.Rule, alert.Priority, alert.Subject));
        Assert.Equal("Weight up by 2.5 kg within 2 days: 66.4 kg, confirmed by 66.6 kg, usually 64 kg (limit: more than 2 kg in 3 days, ESC 2021)", alert.Summary.English);
        Assert.Equal("Poids en hausse de 2,5 kg en 2 jours : 66,4 kg, confirmé par 66,6 kg, d’habitude 64 kg (limite : plus de 2 kg en 3 jours, ESC 2021)", alert.Summary.French);
        Assert.Equal([(66.4, 65.9), (66.6, 65.9)], alert.Evidence.Select(evidence => (evidence.Value!.Value, evidence.HighLimit!.Value)));
        Assert.Equal(TestHome.Local("2026-01-05 08:00"), alert.EpisodeStart);
    }

    [Fact]
    public void Loss_IsOfLowPriority()
    {
        var home = Weigh(new(), TestHome.Wrist, [.. Enumerable.Range(0, 40).Select(day => 70 - Math.Clamp((day - 10) * 0.2, 0, 5))]);

        var alert = Assert.Single(home.Of(AlertRules.Weight));
        Assert.Equal((AlertRules.Weight, AlertPriority.Low), (alert.Rule, alert.Priority));
        Assert.Equal("Weight down by 5.1 %: 66.4 kg this week, 70 kg before (limit: 5 % in 1 month, HAS 2021, undernutrition after 70)", alert.Summary.English);
        Assert.Equal(66.5, Assert.Single(alert.Evidence).LowLimit);
    }

    [Fact]
    public void Drift_IsAnEntryOfTheDailyList()
    {
        var home = Weigh(new(), TestHome.Wrist, [.. Enumerable.Range(0, 40).Select(day => 70 + Math.Clamp((day - 20) * 0.15, 0, 2))]);

        Assert.Empty(home.Of(AlertRules.Weight));
        var entry = home.Analysis.TakeFlags()[0];
        Assert.Equal(("weight", AlertSubject.Of(TestHome.Resident)), (entry.Detector, entry.Subject));
        Assert.True(entry.Score > entry.Limit);
        Assert.StartsWith("Weight drifts up: 71", entry.Reasons[0].English, StringComparison.Ordinal);
        Assert.StartsWith("Le poids monte peu à peu", entry.Reasons[0].French, StringComparison.Ordinal);
    }

    [Fact]
    public void Scale_OfNobody_IsTheOnlyResidents() => Assert.Equal(AlertSubject.Of(TestHome.Resident), Assert.Single(Weigh(new(), TestHome.Cuff, 64, 64.2, 63.9, 64.1, 66.4, 66.6).Of(AlertRules.Weight)).Subject);

    [Fact]
    public void Scale_OfNobodyWhereSeveralLive_TellsOfNobody()
    {
        var plan = TestHome.Plan();
        plan = plan with { Residents = [.. plan.Residents, new(ResidentId.Derive("another resident"), TimeRange.Always)] };

        Assert.Empty(Weigh(new(plan), TestHome.Cuff, 64, 64.2, 63.9, 64.1, 66.4, 66.6).Of(AlertRules.Weight));
    }

    [Fact]
    public void Scale_ThatPassesToAnotherResident_BeginsAnew()
    {
        var plan = TestHome.Plan();
        var other = ResidentId.Derive("another resident");
        var moved = TestHome.Local("2026-01-05 00:00");
        plan = plan with
        {
            Sensors = [.. plan.Sensors.Where(sensor => sensor.Sensor != TestHome.Wrist), new(TestHome.Kit, TestHome.Wrist, null, TestHome.Resident, new(Instant.MinValue, moved)), new(TestHome.Kit, TestHome.Wrist, null, other, new(moved, Instant.MaxValue))],
        };

        Assert.Empty(Weigh(new(plan), TestHome.Wrist, 64, 64.2, 63.9, 64.1, 66.4, 66.6, 66.5).Of(AlertRules.Weight));
    }

    [Fact]
    public void Weighing_ThatIsLate_IsPassedBy()
    {
        var home = Weigh(new(), TestHome.Wrist, 64, 64.2, 63.9, 64.1, 66.4).Seal("2026-01-06 20:00");
        home.See(TestHome.Wrist, Quantities.BodyWeight, "2026-01-06 08:00", 66.6).Seal("2026-01-06 20:01");
        Assert.Empty(home.Of(AlertRules.Weight));

        home.See(TestHome.Wrist, Quantities.BodyWeight, "2026-01-07 08:00", 66.6).Seal("2026-01-07 08:00");
        Assert.Single(home.Of(AlertRules.Weight));
    }

    private static TestHome Weigh(TestHome home, SensorId sensor, params double[] kilograms)
    {
        var start = TestHome.Local("2026-01-01 08:00");
        for (var day = 0; day < kilograms.Length; day++)
        {
            home.See(sensor, Quantities.BodyWeight, start + TimeSpan.FromDays(day), kilograms[day]).Seal(start + TimeSpan.FromDays(day));
        }

        return home;
    }
}
