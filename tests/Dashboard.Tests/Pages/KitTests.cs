using System.Net;
using System.Text.RegularExpressions;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Kits;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>The installers' pages, as somebody without script uses them.</summary>
public sealed partial class KitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Installer_ShowsKitsOfTheirTeamsWithAHomeOrWithout()
    {
        await using var world = await DashboardWorld.StartAsync();
        var mine = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var theirs = world.Care.Add("b1", Homes.TeamB, "Logement 9", HomeMode.Live, ("Henri", "Lefèvre"));
        var placed = world.Kits.Add("boîte 1", mine.Home, trusted: true);
        var loose = world.Kits.Add();
        var foreign = world.Kits.Add("boîte 9", theirs.Home);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");

        var html = await reader.ReadAsync("/kits");

        Assert.Contains(placed.Value, html);
        Assert.Contains("Logement 1", html);
        Assert.Contains(loose.Value, html);
        Assert.DoesNotContain(foreign.Value, html);
        Assert.DoesNotContain("Logement 9", html);
        Assert.DoesNotContain("Martin", html); // an installer needs no names
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/{foreign}")).StatusCode);
    }

    [Fact]
    public async Task Kit_ThatHasSpoken_ShowsHowItAndItsSensorsAre()
    {
        await using var world = await DashboardWorld.StartAsync();
        var mine = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var kit = world.Kits.Add("boîte 1", mine.Home, trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");
        Assert.Contains("Le boîtier n’a encore rien dit", WebUtility.HtmlDecode(await reader.ReadAsync($"/kits/{kit}")));

        var now = Instant.Now(TimeProvider.System);
        world.Installation.States[kit] = new(
            new() { Online = false, AgentVersion = "1.4.2", Boot = 31, QueueDepth = 1234, ConfigurationVersion = 7, ConfigurationFault = "no driver <x>", Sensors = [new(SensorId.Parse("hall"), ["motion"]), new(SensorId.Parse("cellar"), ["motion"])], Clock = new(ClockState.Holdover, null) },
            now - TimeSpan.FromHours(5));
        world.Store.Add(new(kit, SensorId.Parse("hall"), Quantities.Battery), now - TimeSpan.FromHours(3), 12);
        world.Store.Add(new(kit, SensorId.Parse("hall"), Quantities.LinkQuality), now - TimeSpan.FromHours(4), 43);
        world.Store.Add(new(kit, SensorId.Parse("hall"), Quantities.SensorFault), now - TimeSpan.FromHours(4), 1);
        world.Store.Add(new(kit, SensorId.Parse("kit"), Quantities.DiskFree), now - TimeSpan.FromHours(5), 812e6);
        var html = WebUtility.HtmlDecode(await reader.ReadAsync($"/kits/{kit}"));

        foreach (var shown in new[] { "1.4.2", "<dd>31</dd>", "<dd>7</dd>", "n’est pas appliquée\u00A0: no driver <x>", "sur sa lancée", "hors ligne", "812\u00A0Mo", "12\u00A0%", "<td>43</td>", "se dit en panne", "cellar" })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }

        Assert.Contains("<th scope=\"row\">cellar</th>", Regex.Replace(html, @"\s+<", "<"), StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">kit</th>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "2\u00A0h\u00A010 sans signe, signalé après 3\u00A0h\u00A005 environ", "signalé muet", "apprentissage en cours", "rien n’est attendu avant dix jours", "Silences tels que connus")]
    [InlineData("en", "quiet for 2\u00A0h\u00A010, flagged after about 3\u00A0h\u00A005", "flagged as silent", "still learning", "nothing expected within ten days", "Silences as known")]
    public async Task Kit_SilencesOfItsSensors_AreShownWithWhatConcernsMostFirst(string language, string quiet, string told, string learning, string never, string asOf)
    {
        await using var world = await DashboardWorld.StartAsync();
        var mine = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var kit = world.Kits.Add("boîte 1", mine.Home, trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines", language);
        var now = Instant.Now(TimeProvider.System);
        foreach (var sensor in new[] { "attic", "bath", "cupboard", "hall", "living", "new", "newest" })
        {
            world.Store.Add(new(kit, SensorId.Parse(sensor), Quantities.Battery), now, 80);
        }

        world.Store.Add(new(kit, SensorId.Parse("bath"), Quantities.SensorFault), now, 1);

        var reached = now - TimeSpan.FromMinutes(30);
        SensorSilenceView Silent(string sensor, double minutes, double share, double? until, bool isTold = false, bool isLearned = true) => new(
            sensor, (reached - TimeSpan.FromMinutes(minutes)).Microseconds, (reached - TimeSpan.FromMinutes(minutes)).Microseconds, isTold, isLearned, share, until is { } m ? (reached + TimeSpan.FromMinutes(m - minutes)).Microseconds : null);
        world.Silences[kit.Value] = new(reached.Microseconds, [Silent("bath", 20, 0.1, 400), Silent("cupboard", 3000, 0, null), Silent("hall", 300, 1.5, 200, isTold: true), Silent("living", 130, 0.7, 185), Silent("new", 10, 0.9, 3000, isLearned: false), Silent("newest", 10, 0, null, isLearned: false)], IsADayKnown: true);
        var html = Regex.Replace(WebUtility.HtmlDecode(await reader.ReadAsync($"/kits/{kit}")), @"\s*\n\s*", "");

        Assert.Equal(["hall", "bath", "living", "new", "attic", "cupboard", "newest"], Regex.Matches(html, "<th scope=\"row\">([a-z]+)</th>").Select(row => row.Groups[1].Value));
        foreach (var shown in new[] { quiet, $"<strong>{told}</strong>", learning, never, asOf })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }

        Assert.Equal(1, Regex.Count(html, never));
        Assert.Equal(2, Regex.Count(html, @"<strong>[^<]+</strong>\s*<br"));
        world.Silences[kit.Value] = world.Silences[kit.Value] with { IsADayKnown = false };
        html = WebUtility.HtmlDecode(await reader.ReadAsync($"/kits/{kit}"));
        Assert.Contains(quiet, html, StringComparison.Ordinal);
        Assert.DoesNotContain(never, html, StringComparison.Ordinal);

        world.HomeTrouble = new TimeoutException();
        Assert.Contains("<th scope=\"row\">hall</th>", await reader.ReadAsync($"/kits/{kit}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Health_KitThatCannotReadASensor_HasNotHeardIt()
    {
        var (kit, sensor, now) = (KitId.New(), SensorId.Parse("hall"), Instant.Now(TimeProvider.System));
        LatestValue Value(QuantityDefinition quantity, double hoursAgo, double value) => new(new(kit, sensor, quantity), now - TimeSpan.FromHours(hoursAgo), ObservedValue.Of(value));

        var health = KitHealth.Of(null, [Value(Quantities.Motion, 9, 1), Value(Quantities.SensorFault, 2, 1), Value(Quantities.ReadErrors, 1, 40)]);
        var never = KitHealth.Of(null, [Value(Quantities.SensorFault, 2, 1)]);

        Assert.Equal((now - TimeSpan.FromHours(9), true), (Assert.Single(health.Sensors).HeardAt, health.Sensors[0].InFault));
        Assert.Equal(now - TimeSpan.FromHours(1), health.HeardAt);
        Assert.Null(Assert.Single(never.Sensors).HeardAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnplacedKit_OfAnotherTeamOrOfNobody_IsNotThere(bool isNobodys)
    {
        await using var world = await DashboardWorld.StartAsync();
        var kit = world.Kits.Add("boîte 9", team: Homes.TeamB, isNobodys: isNobodys);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");

        Assert.DoesNotContain(kit.Value, await reader.ReadAsync("/kits"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/{kit}")).StatusCode);
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "open"));
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "close"));
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "revoke"), ("why", "spite"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", kit.Value))).StatusCode);
        Assert.Empty(world.Kits.Steps);
    }

    [Fact]
    public async Task New_InstallerOfTwoTeams_ChoosesWhichOwnsTheKit()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        world.Care.Memberships.Add(("ines", new TeamMembership(Homes.TeamB, "B", CareRoles.Installer)));
        using var reader = await world.SignInAsync("ines");
        var kit = KitField().Match(await reader.ReadAsync("/kits/new")).Groups[1].Value;

        foreach (var wrong in new[] { "", "garbage", CareTeamId.Derive("c").Value })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", kit), ("team", wrong))).StatusCode);
        }

        Assert.Empty(world.Kits.Kits);
        await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", kit), ("team", Homes.TeamB.Value));
        Assert.Equal(Homes.TeamB, Assert.Single(world.Kits.Kits).Team);
    }

    [Theory]
    [InlineData(CareRoles.Nurse)]
    [InlineData(CareRoles.Carer)]
    [InlineData(CareRoles.Coordinator)]
    [InlineData(CareRoles.Researcher)]
    public async Task EachPage_NotAnInstaller_IsNotFoundAndNothingChanges(string role)
    {
        await using var world = await DashboardWorld.StartAsync();
        var kit = world.Kits.Add("boîte 1");
        await world.AddUserAsync("anna", Homes.TeamA, role);
        using var reader = await world.SignInAsync("anna");

        foreach (var path in new[] { "/kits", "/kits/new", $"/kits/{kit}" })
        {
            var answer = await reader.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("boîte", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)));
        }

        await reader.PostAsync("/", "/kits/new", ("_handler", "kit"), ("kit", KitId.New().Value));
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "open"));
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "close"));
        await reader.PostAsync("/", $"/kits/{kit}", ("_handler", "revoke"), ("why", "spite"));
        Assert.Empty(world.Kits.Steps);
        Assert.DoesNotContain("href=\"/kits\"", await reader.ReadAsync("/"));
    }

    [Fact]
    public async Task New_Installer_ShowsLabelAndCodeOnceAndSaysItTwiceForOneKit()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");
        var kit = KitField().Match(await reader.ReadAsync("/kits/new")).Groups[1].Value;

        var answer = await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", kit), ("name", "<boîte> 7"));
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var first = world.Kits.Code!;
        Assert.Contains(first, html);
        Assert.Contains($"ageing-kit:1?s=https://ageing.example.org:8882&amp;k={kit}&amp;c={first}&amp;p=", html);
        Assert.Contains("data:image/png;base64,iVBOR", html);
        Assert.Contains("data:application/pdf;base64,JVBER", html);
        Assert.Equal(("<boîte> 7", Homes.TeamA), (Assert.Single(world.Kits.Kits).Label, world.Kits.Kits[0].Team));
        Assert.DoesNotContain("<boîte>", html);
        Assert.DoesNotContain(first, await reader.ReadAsync($"/kits/{kit}"));

        // Sent twice, as a reload does: one kit, another code.
        await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", kit));
        Assert.Single(world.Kits.Kits);
        Assert.NotEqual(first, world.Kits.Code);
        Assert.Equal([$"ines creates {kit}", $"ines opens {kit}", $"ines opens {kit}"], world.Kits.Steps);
    }

    [Fact]
    public async Task New_IdOfAnotherTeamsKit_OpensNothing()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("b1", Homes.TeamB, "Logement 9", HomeMode.Live, ("Henri", "Lefèvre"));
        var foreign = world.Kits.Add("boîte 9", home.Home);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");

        var answer = await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", foreign.Value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(world.Kits.Steps);
    }

    [Fact]
    public async Task New_ServerNeverStarted_OrCareDatabaseAway_SaysSo()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");
        world.Kits.Door = null;
        var early = await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", KitId.New().Value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("démarrer une fois", WebUtility.HtmlDecode(await early.Content.ReadAsStringAsync(Stop)));

        world.Kits.Door = new(new Uri("https://a:1"), default);
        world.Kits.Trouble = new CareDatabaseException("down");
        var away = await reader.PostAsync("/kits/new", "/kits/new", ("_handler", "kit"), ("kit", KitId.New().Value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, away.StatusCode);
        Assert.Contains("réessayez", WebUtility.HtmlDecode(await away.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task Kit_OpenAgainAndRevoke_AreDoneWithTheirAuthor()
    {
        await using var world = await DashboardWorld.StartAsync();
        var kit = world.Kits.Add("boîte 1", trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines", "en");

        var opened = await (await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "open"))).Content.ReadAsStringAsync(Stop);
        Assert.Contains(world.Kits.Code!, opened);

        var without = await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "revoke"), ("why", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);

        var revoked = await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "revoke"), ("why", "stolen <b>"));
        Assert.Equal(HttpStatusCode.Found, revoked.StatusCode);
        var html = await reader.ReadAsync($"/kits/{kit}");
        Assert.Contains("stolen &lt;b&gt;", html);
        Assert.Contains("This kit is revoked", html);
        Assert.Equal([$"ines opens {kit}", $"ines revokes {kit}: stolen <b>"], world.Kits.Steps);
    }

    [Fact]
    public async Task Kit_RevokedWithAnOpenWindow_IsClosedOnItsPage()
    {
        await using var world = await DashboardWorld.StartAsync();
        var kit = world.Kits.Add("boîte 1", trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        using var reader = await world.SignInAsync("ines");
        await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "revoke"), ("why", "perdu"));
        await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "open"));
        Assert.DoesNotContain("aria-labelledby=\"close-title\" hidden", await reader.ReadAsync($"/kits/{kit}"));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.Found, (await reader.PostAsync($"/kits/{kit}", $"/kits/{kit}", ("_handler", "close"))).StatusCode);
        }

        Assert.Contains("aria-labelledby=\"close-title\" hidden", await reader.ReadAsync($"/kits/{kit}"));
        Assert.Equal([$"ines revokes {kit}: perdu", $"ines opens {kit}", $"ines closes {kit}"], world.Kits.Steps);
    }

    [GeneratedRegex("name=\"kit\" value=\"(k-[a-z2-7]{13})\"")]
    private static partial Regex KitField();
}
