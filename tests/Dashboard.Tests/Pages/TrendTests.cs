using System.Net;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Dashboard.Capacity;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class TrendTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);

    [Theory]
    [InlineData("fr", "exploratoire", "Changement : +22 (3 dernières semaines contre les 6 premières), au-delà de la variation habituelle de 11.", "Pas de changement : +0,2, dans la variation habituelle de 1,4.", "Trop tôt pour parler de changement : il y faut 9 semaines avec une valeur.", "Aucun capteur n’en dit rien.", "Semaines avec une valeur : 12 sur 14.")]
    [InlineData("en", "exploratory", "Change: +22 (last 3 weeks against the first 6), beyond the usual scatter of 11.", "No change: +0.2, within the usual scatter of 1.4.", "Too early to speak of a change: that takes 9 weeks with a value.", "No sensor tells of it.", "Weeks with a value: 12 of 14.")]
    public async Task Resident_WithWeeks_SaysWhatChangedWhatDidNotAndWhatIsNotKnown(string language, string exploratory, params string[] words)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        world.Capacity.Follow(home, Today);
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{home.Residents[0].Resident.Value}")).Replace('\u00A0', ' ');

        Assert.All(words, text => Assert.Contains(text, html, StringComparison.Ordinal));
        // Weight alone is no exploratory measure.
        Assert.Equal(2, html.Split($">{exploratory}<").Length - 1);
        Assert.Equal(1, html.Split("data-change").Length - 1);
        Assert.Equal(3, html.Split("<svg").Length - 1);
    }

    [Fact]
    public async Task Resident_OfAHousehold_IsToldThatItIsNobodysOwn()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"), ("Paul", "Martin"));
        world.Capacity.Follow(home, Today, AlertSubject.Household);
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{home.Residents[1].Resident.Value}"));

        Assert.Contains("ces mesures sont celles du foyer", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resident_WithoutWeeks_SaysSo()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        using var reader = await world.SignInAsync("anna");

        Assert.Contains("Aucune semaine complète pour l’instant.", WebUtility.HtmlDecode(await reader.ReadAsync($"/residents/{home.Residents[0].Resident.Value}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WeeksWithGapsAndOldOnes_HasAPlaceForEachOfHalfAYear()
    {
        var plan = new MemoryCare(TimeProvider.System).Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var monday = new DateOnly(2026, 3, 2);
        var weeks = new[] { -40, -25, -3, 0 }.Select(at => new CapacityWeek { Home = plan.Home, Subject = AlertSubject.Household, Monday = monday.AddDays(7 * at), Readings = [new("meals", at + 50, 0, 7, null), new("no-such-measure", 1, null, 7, null)] });

        var followed = Assert.Single(FollowedMeasure.Of([.. weeks]));

        Assert.Equal(26, followed.Weeks.Count);
        Assert.Equal(3, followed.Known);
        Assert.Equal(monday.AddDays(-7 * 25), followed.First);
        Assert.Equal(monday, followed.MondayOf(25));
        Assert.Empty(FollowedMeasure.Of([]));
    }

    [Fact]
    public void Plot_OneWeekOrEqualWeeks_LiesInTheMiddle()
    {
        var mark = Assert.Single(new WeekPlot([new CapacityReading("meals", 3, 0, 7, null)]).Marks);
        Assert.Equal(("160", "48", "48", "48"), (mark.X, mark.Y, mark.Top, mark.Bottom));

        var equal = new WeekPlot([new("meals", 3, null, 7, null), null, new("meals", 3, null, 7, null)]);
        Assert.Equal([("8", "48"), ("312", "48")], equal.Marks.Select(week => (week.X, week.Y)));
        Assert.Null(equal.Band);
    }

    [Fact]
    public void Plot_WithATrend_ShowsWhatCannotBeToldFromTheUsual()
    {
        var weeks = Enumerable.Range(0, 9).Select(i => new CapacityReading("weight", i < 8 ? 70 : 75, null, 7, i < 8 ? null : new CapacityTrend(9, 0, 0, 0, 5, 2))).ToArray();

        var plot = new WeekPlot(weeks);

        // From 68 (70 - 2) at 88 to 75 at 8: 80 / 7 a kilogram.
        Assert.Equal("8", plot.Marks[^1].Y);
        Assert.Equal(("42.29", "45.71", "65.14"), plot.Band);
    }
}
