using System.Net;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class AccessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Instant Now = Instant.Now(TimeProvider.System);

    [Fact]
    public async Task EachPage_NotSignedIn_LeadsToSignIn()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var stranger = new Reader(world.Address);

        foreach (var path in new[] { "/", "/alerts", $"/alerts/{raised.Id}", $"/residents/{home.Residents[0].Resident}", $"/residents/{home.Residents[0].Resident}/capacity/new", "/assessments", $"/homes/{home.Home}", "/kits", "/kits/new", $"/kits/{home.Kits[0].Kit}", $"/kits/{home.Kits[0].Kit}/walk", $"/kits/{home.Kits[0].Kit}/configuration", $"/kits/{home.Kits[0].Kit}/rooms", $"/kits/{home.Kits[0].Kit}/reports/{Guid.Empty:D}" })
        {
            var answer = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.StartsWith($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location!.PathAndQuery);
            Assert.DoesNotContain("Martin", await answer.Content.ReadAsStringAsync(Stop));
        }

        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/hub/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendAsync(negotiate)).StatusCode);
    }

    [Fact]
    public async Task EachStep_NotSignedIn_ChangesNothing()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var stranger = new Reader(world.Address);

        foreach (var step in new[] { "acknowledge", "resolve", "reopen" })
        {
            var answer = await stranger.PostAsync("/sign-in", $"/alerts/{raised.Id}/{step}", ("outcome", "true"));
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery);
        }

        Assert.Equal(AlertState.Raised, (await world.Care.FindAsync(raised.Id, Stop))!.State);
    }

    [Fact]
    public async Task EachPage_OfAnotherTeam_IsNotFoundAndNotRecorded()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        await world.AddUserAsync("bruno", Homes.TeamB);
        using var reader = await world.SignInAsync("bruno");

        foreach (var path in new[] { $"/alerts/{raised.Id}", $"/residents/{home.Residents[0].Resident}", $"/homes/{home.Home}" })
        {
            var answer = await reader.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("Page introuvable", html);
            Assert.DoesNotContain("Martin", html);
            Assert.DoesNotContain("Logement 1", html);
        }

        foreach (var path in new[] { "/", "/alerts", "/alerts?state=closed" })
        {
            var html = await reader.ReadAsync(path);
            Assert.DoesNotContain("Martin", html);
            Assert.DoesNotContain(raised.Id.ToString(), html);
            Assert.DoesNotContain(home.Home.Value, html);
        }

        Assert.Empty(world.Care.Looks);
    }

    [Fact]
    public async Task Step_OfAnotherTeam_IsAnsweredLikeAnUnknownAlert()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        await world.AddUserAsync("bruno", Homes.TeamB);
        using var reader = await world.SignInAsync("bruno");

        var known = await reader.PostAsync("/alerts", $"/alerts/{raised.Id}/acknowledge", ("back", "/alerts"));
        var unknown = await reader.PostAsync("/alerts", $"/alerts/{Guid.NewGuid()}/acknowledge", ("back", "/alerts"));

        Assert.Equal("/alerts?notice=RefusalUnknown", known.Headers.Location!.OriginalString);
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        Assert.Equal(AlertState.Raised, (await world.Care.FindAsync(raised.Id, Stop))!.State);
    }

    [Theory]
    [InlineData(CareRoles.Nurse, true)]
    [InlineData(CareRoles.Carer, true)]
    [InlineData(CareRoles.Coordinator, true)]
    [InlineData(CareRoles.Installer, false)]
    [InlineData(CareRoles.Researcher, false)]
    public async Task Acknowledge_ByRole_IsForThoseWhoCare(string role, bool done)
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        await world.AddUserAsync("ines", Homes.TeamA, role);
        using var reader = await world.SignInAsync("ines");

        var answer = await reader.PostAsync("/alerts", $"/alerts/{raised.Id}/acknowledge");

        Assert.Equal($"/alerts/{raised.Id}" + (done ? null : "?notice=RefusalRole"), answer.Headers.Location!.OriginalString);
        Assert.Equal(done ? AlertState.Acknowledged : AlertState.Raised, (await world.Care.FindAsync(raised.Id, Stop))!.State);
    }

    [Theory]
    [InlineData("/alerts/not-an-id")]
    [InlineData("/alerts/00000000-0000-0000-0000-000000000000")]
    [InlineData("/residents/r-0000000000000")]
    [InlineData("/residents/..%2f..%2fetc")]
    [InlineData("/homes/h-aaaaaaaaaaaaa")]
    [InlineData("/homes/'; drop table homes; --")]
    [InlineData("/kits/not-an-id")]
    [InlineData("/kits/k-aaaaaaaaaaaaa")]
    [InlineData("/nothing/here")]
    public async Task EachPage_GarbageId_IsNotFound(string path)
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");

        var answer = await reader.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task EachForm_WithoutToken_IsRefused()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        string[] posts =
        [
            "/language", "/sign-out", "/sign-in/password", "/sign-in/link/use", $"/alerts/{raised.Id}/acknowledge", $"/alerts/{raised.Id}/resolve", $"/alerts/{raised.Id}/reopen",
            $"/residents/{home.Residents[0].Resident}/capacity/{Guid.Empty}/withdraw",
            .. new[] { "walk/begin", "walk/step", "walk/leave-out", "walk/finish", "walk/give-up", "home", "rooms/places", "rooms/add", "rooms/remove", "ask" }.Select(step => $"/kits/{home.Kits[0].Kit}/{step}"),
        ];

        foreach (var post in posts.Append($"/residents/{home.Residents[0].Resident}/capacity/new").Append("/kits/new").Append($"/kits/{home.Kits[0].Kit}").Append($"/kits/{home.Kits[0].Kit}/configuration"))
        {
            var answer = await reader.PostWithoutTokenAsync(post, ("outcome", "true"), ("language", "en"), ("userName", "anna"), ("password", DashboardWorld.Password));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(AlertState.Raised, (await world.Care.FindAsync(raised.Id, Stop))!.State);
        Assert.Equal(world.PostRoutes, posts.Length);
    }

    [Fact]
    public async Task EachPage_NameWithMarkup_IsShownAsText()
    {
        const string attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, attack, HomeMode.Live, (attack, "Martin"));
        await world.AddUserAsync("anna", Homes.TeamA);
        world.Care.UserNames["anna"] = attack;
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, attack, attack));
        await world.Care.ResolveAsync(raised.Id, "anna", AlertOutcome.True, attack, Stop);
        await world.Care.ReopenAsync(raised.Id, "anna", Stop);
        await world.Care.AcknowledgeAsync(raised.Id, "anna", Stop);
        var screening = await world.EnterAsync(home.Residents[0].Resident, Assessments.On(new DateOnly(2025, 1, 1)) with { Note = attack });
        using var reader = await world.SignInAsync("anna");

        foreach (var path in new[] { "/", "/alerts", $"/alerts/{raised.Id}", $"/residents/{home.Residents[0].Resident}", $"/residents/{home.Residents[0].Resident}/capacity/new", $"/residents/{home.Residents[0].Resident}/capacity/{screening}", "/assessments", $"/homes/{home.Home}" })
        {
            var html = await reader.ReadAsync(path);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html);
        }
    }

    [Fact]
    public async Task EachAnswer_Always_CarriesSecurityHeadersAndNoInlineCode()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = await world.AddHomeAndNurseAsync();
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute.", "Fall."));
        using var reader = await world.SignInAsync("anna");

        foreach (var path in new[] { "/", "/alerts", $"/alerts/{raised.Id}", $"/residents/{home.Residents[0].Resident}", $"/residents/{home.Residents[0].Resident}/capacity/new", "/assessments", "/kits", "/kits/new", "/sign-in", "/nothing", "/manifest.webmanifest" })
        {
            var answer = await reader.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.DoesNotMatch("<script(?![^>]*(src=|type=\"application/json\"))", html);
            Assert.DoesNotMatch("<[^>]+ (style|on[a-z]+)=", html);
        }
    }
}
