using System.Net;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class PageTests
{
    [Fact]
    public async Task Board_SignedIn_ShowsHome()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        await world.AddUserAsync("anna", Homes.TeamA);
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Instant.Now(TimeProvider.System)));
        using var reader = await world.SignInAsync("anna");

        var html = await reader.ReadAsync("/");

        Assert.Contains("Jeanne Martin", html);
    }
}
