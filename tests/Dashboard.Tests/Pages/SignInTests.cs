using System.Net;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class SignInTests
{
    private const string Right = DashboardWorld.Password + "A1!";

    [Fact]
    public async Task SignIn_WrongPasswordOrName_IsAnsweredAlike()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = new Reader(world.Address);

        var wrongPassword = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", "no"));
        var wrongName = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "nobody"), ("password", "no"));

        Assert.Equal("/sign-in?failed=password&returnUrl=%2F", wrongPassword.Headers.Location!.OriginalString);
        Assert.Equal(wrongPassword.Headers.Location, wrongName.Headers.Location);
    }

    [Fact]
    public async Task SignIn_TooManyTries_BlocksTheRightPasswordToo()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = new Reader(world.Address);
        for (var i = 0; i < 3; i++)
        {
            await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", "no"));
        }

        var answer = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "anna"), ("password", Right));

        Assert.StartsWith("/sign-in?failed=password", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/alerts", "/alerts")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("", "/")]
    public async Task SignIn_WithReturn_StaysOnThisSite(string back, string expected)
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = new Reader(world.Address);

        var answer = await reader.PostAsync("/sign-in", "/sign-in/password", ("userName", "ANNA"), ("password", Right), ("back", back));

        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignInLink_Opened_IsNotUsedUpUntilConfirmed()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        world.Users.AddLink("the-token", "anna");
        using var reader = new Reader(world.Address);

        await reader.ReadAsync("/sign-in/link?token=the-token");
        await reader.ReadAsync("/sign-in/link?token=the-token");
        var used = await reader.PostAsync("/sign-in/link?token=the-token", "/sign-in/link/use", ("token", "the-token"));
        Assert.Equal("/", used.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/")).StatusCode);

        using var second = new Reader(world.Address);
        var again = await second.PostAsync("/sign-in/link?token=the-token", "/sign-in/link/use", ("token", "the-token"));
        Assert.Equal("/sign-in?failed=link", again.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await second.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task SignOut_Done_ClosesTheDoor()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");

        await reader.PostAsync("/", "/sign-out");

        Assert.Equal(HttpStatusCode.Found, (await reader.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Language_Chosen_IsRememberedAndLeadsBack()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        Assert.Contains("<html lang=\"fr\">", await reader.ReadAsync("/"));

        var answer = await reader.PostAsync("/", "/language", ("language", "en"), ("back", "/alerts?state=closed"));

        Assert.Equal("/alerts?state=closed", answer.Headers.Location!.OriginalString);
        Assert.Contains("<html lang=\"en\">", await reader.ReadAsync("/"));
        Assert.Equal("en", world.Users.Users.Single().Language);
    }
}
