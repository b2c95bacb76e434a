using System.Net;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class DailyListTests
{
    private static readonly Instant Now = Instant.Now(TimeProvider.System);

    [Theory]
    [InlineData("fr", "À lire ce matin", "Repas : 1 (d’habitude 3)", "journée entière", "score 2,40, seuil 1,67")]
    [InlineData("en", "To read this morning", "Meals: 1 (usually 3)", "whole day", "score 2.40, limit 1.67")]
    public async Task List_WithAnEntry_SaysWhoWhenAndWhy(string language, string title, string reason, string time, string score)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        world.Care.Flags.Add(Flag(home, Now - TimeSpan.FromDays(1)));
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/list"));

        Assert.All([title, reason, time, score, "Jeanne Martin", "Logement 1", $"/residents/{home.Residents[0].Resident.Value}"], text => Assert.Contains(text, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_OfAnotherTeamOrLongAgo_IsNotShown()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var other = world.Care.Add("b1", Homes.TeamB, "Logement 9", HomeMode.Live, ("Paul", "Durand"));
        world.Care.Flags.AddRange([Flag(other, Now - TimeSpan.FromDays(1)), Flag(home, Now - TimeSpan.FromDays(20))]);
        using var reader = await world.SignInAsync("anna");

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/list"));

        Assert.DoesNotContain("Durand", html, StringComparison.Ordinal);
        Assert.Contains("Rien d’inhabituel", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "Constantes inhabituelles", "Tension à domicile")]
    [InlineData("en", "Unusual vital signs", "Blood pressure at home")]
    public async Task List_OfVitalSigns_IsCalledByItsName(string language, string signs, string pressure)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        world.Care.Flags.AddRange([Flag(home, Now - TimeSpan.FromDays(1)) with { Detector = DayFlagDetectors.VitalSigns }, Flag(home, Now - TimeSpan.FromDays(1)) with { Detector = DayFlagDetectors.BloodPressure }]);
        using var reader = await world.SignInAsync("anna", language);

        var html = WebUtility.HtmlDecode(await reader.ReadAsync("/list"));

        Assert.Contains(signs, html, StringComparison.Ordinal);
        Assert.Contains(pressure, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Detectors_AllHaveANameOfTheirOwn() =>
        Assert.Equal(DayFlagDetectors.All.Count, DayFlagDetectors.All.Select(Labels.Detector).Except([Labels.Detector("of another build")]).Distinct().Count());

    internal static DayFlag Flag(HomePlan home, Instant to) => new()
    {
        Home = home.Home,
        Detector = "routine",
        Subject = AlertSubject.Of(home.Residents[0].Resident),
        During = new TimeRange(to - TimeSpan.FromDays(1), to),
        Score = 2.4,
        Limit = 1.67,
        Reasons = [new("Repas : 1 (d’habitude 3)", "Meals: 1 (usually 3)"), new("Sorties : 0 (d’habitude 1 à 2)", "Outings: 0 (usually 1 to 2)")],
    };
}
