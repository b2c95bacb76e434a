using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Simulations;
using AgeingMonitor.Testing.Simulations.Rates;

namespace AgeingMonitor.Testing.Tests.Simulations;

/// <summary>What happens where no scenario says it.</summary>
public sealed class HappeningRatesTests
{
    [Fact]
    public void All_EveryKindIsDrawnOrSaidNotToBe() =>
        Assert.Equal(HappeningKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), HappeningRates.All.Select(rate => rate.Kind).Distinct().Concat(HappeningRates.NotDrawn).Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void All_StayWithinWhatTheirKindAllows() => Assert.All(HappeningRates.All, rate =>
    {
        Assert.NotEmpty(rate.Source);
        Assert.True(rate.PerYear > 0 && rate.Length.Least <= rate.Length.Most && rate.Hours.From < rate.Hours.To, rate.ToString());
        Assert.True(rate.Manner is null || rate.Kind.Manners.Contains(rate.Manner), rate.ToString());
        Assert.True(rate.Amount is null || (rate.Amount.Value.Least >= rate.Kind.LeastAmount && rate.Amount.Value.Most <= rate.Kind.MostAmount), rate.ToString());
        Assert.Equal(rate.Kind.NeedsSensor, rate.Sensors != SensorChoice.None);
    });

    [Fact]
    public void Draw_ManyHomeYears_HappensAboutAsOftenAsTheRatesSay()
    {
        var options = new SimulationOptions { Name = "rates", Homes = 40, Days = 365, Seed = 3, Start = new DateOnly(2026, 1, 1) };
        var drawn = Simulation.Create(options).Homes.SelectMany(home => home.Happenings).ToList();
        foreach (var kind in HappeningRates.All.GroupBy(rate => rate.Kind).Where(kind => kind.Sum(rate => rate.PerYear) >= 2))
        {
            // What cannot be at the same time excludes each other, so a little less than the rate.
            var expected = kind.Sum(rate => rate.PerYear) * options.Homes;
            Assert.InRange(drawn.Count(happening => happening.Kind == kind.Key), expected * 0.7, expected * 1.2);
        }

        Assert.All(drawn.Where(happening => happening.Kind == HappeningKinds.Climate && happening.Amount > 20), heat => Assert.InRange(heat.During.From.ToDateTimeOffset().Month, 5, 8));
    }

    [Fact]
    public void Draw_AtManyTimesTheRates_NobodyIsInTwoPlaces()
    {
        var options = new SimulationOptions { Name = "rates", Homes = 3, Days = 30, Seed = 3, Start = new DateOnly(2026, 1, 1), Incidence = 100 };
        foreach (var home in Simulation.Create(options).Homes)
        {
            var stays = home.Happenings.Where(h => h.Kind == HappeningKinds.HospitalStay).ToList();
            Assert.DoesNotContain(home.Happenings, h => (h.Kind == HappeningKinds.Fall || h.Kind == HappeningKinds.Visitors || h.Kind == HappeningKinds.Outing) && stays.Exists(stay => Overlap(stay.During, h.During)));
        }
    }

    private static bool Overlap(TimeRange one, TimeRange other) => one.From < other.To && other.From < one.To;
}
