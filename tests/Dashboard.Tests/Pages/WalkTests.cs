using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Dashboard.Tests.Pages;

/// <summary>The walk test as an installer walks it, without script: forms, and the page read again.</summary>
public sealed class WalkTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Start);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Instant Now => Instant.Now(clock);

    [Theory]
    [InlineData("fr", "Entrez dans la pièce", "réussie", "Tout est prouvé.")]
    [InlineData("en", "Walk into the room", "passed", "Everything is proven.")]
    public async Task Walk_FromTheFirstStepToTheSignedReport(string language, string instruction, string passed, string whole)
    {
        await using var world = await DashboardWorld.StartAsync(clock);
        var (kit, page, reader) = await BeginAsync(world, language);
        using var _ = reader;
        Assert.Contains(instruction, await TextAsync(reader, page), StringComparison.Ordinal);

        foreach (var code in StepsOf(await TextAsync(reader, page)))
        {
            Assert.Equal(HttpStatusCode.Found, (await reader.PostAsync(page, $"{page}/step", ("step", code))).StatusCode);
            Assert.Contains("data-result=\"running\"", await TextAsync(reader, page), StringComparison.Ordinal);
            await FulfilAsync(world, kit, code);
            var html = await TextAsync(reader, page);
            Assert.True(html.Contains($"data-step=\"{code}\" data-result=\"passed\"", StringComparison.Ordinal), $"{code} was not passed: {html}");
            Assert.Contains(passed, html, StringComparison.Ordinal);
        }

        var ended = await reader.PostAsync(page, $"{page}/finish", ("note", " Clé chez la gardienne. "));
        var address = ended.Headers.Location!.OriginalString;
        var report = await TextAsync(reader, address);
        Assert.All([whole, "Clé chez la gardienne.", "data-nothing"], text => Assert.Equal(text != "data-nothing", report.Contains(text, StringComparison.Ordinal)));

        var walk = Assert.Single(world.Installation.Walks);
        using var key = await world.Installation.OpenAsync(Stop);
        var pdf = Encoding.Latin1.GetString(await (await reader.GetAsync($"{address}/report.pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.StartsWith("%PDF-1.4", pdf, StringComparison.Ordinal);
        Assert.Contains("(Logement 1, ", pdf, StringComparison.Ordinal);
        Assert.Contains("(entrance)", pdf, StringComparison.Ordinal);
        var signed = SignedReport.Verify(await reader.ReadAsync($"{address}/report.json"), key)!;
        Assert.True(signed.IsWhole);
        Assert.Equal((walk.Id.ToString("D"), kit.Value, "ines", 87.0), (signed.Id, signed.Kit, signed.Installer, signed.Sensors.Single(sensor => sensor.Sensor == "bathroom").Battery));
        Assert.Contains(signed.Sensors.Single(sensor => sensor.Sensor == "bathroom").Evidence, value => value is { Quantity: "motion", Seconds: 4 });
        Assert.Contains(address, await TextAsync(reader, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_ThatSeesNothing_SaysWhatToTry_AndStaysAnOpenPoint()
    {
        await using var world = await DashboardWorld.StartAsync(clock);
        var (kit, page, reader) = await BeginAsync(world);
        using var _ = reader;
        var code = $"room:{RoomOf(world, RoomKind.Bathroom)}";
        await reader.PostAsync(page, $"{page}/step", ("step", code));
        Say(world, kit, "hall", Quantities.Motion, 1, 3);
        clock.Advance(TimeSpan.FromSeconds(95));
        world.Store.Hear(kit, Now);
        var html = await TextAsync(reader, page);
        Assert.Contains($"data-step=\"{code}\" data-result=\"failed\"", html, StringComparison.Ordinal);
        Assert.Contains("C’est « hall » qui répond", html, StringComparison.Ordinal);

        var report = await TextAsync(reader, (await reader.PostAsync(page, $"{page}/finish")).Headers.Location!.OriginalString);
        Assert.Contains("Points ouverts", report, StringComparison.Ordinal);
        Assert.Contains("non prouvé", report, StringComparison.Ordinal);
        Assert.Contains("C’est « hall » qui répond", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_LeftOut_NeedsAReason_AndKeepsIt()
    {
        await using var world = await DashboardWorld.StartAsync(clock);
        var (_, page, reader) = await BeginAsync(world);
        using var __ = reader;
        var refused = await reader.PostAsync(page, $"{page}/leave-out", ("step", "power"), ("reason", "  "));
        Assert.Contains("Dites pourquoi", await TextAsync(reader, refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
        await reader.PostAsync(page, $"{page}/leave-out", ("step", "power"), ("reason", "prise derrière l’armoire <b>"));
        Assert.Contains("data-step=\"power\" data-result=\"left-out\"", await TextAsync(reader, page), StringComparison.Ordinal);
        Assert.Equal("prise derrière l’armoire <b>", world.Installation.Walks[0].LatestOf("power")!.Reason);
        Assert.DoesNotContain("<b>", await reader.ReadAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step", "no-such-step")]
    [InlineData("step", "")]
    [InlineData("leave-out", "no-such-step")]
    public async Task Garbage_IsRefusedInWords_AndChangesNothing(string action, string step)
    {
        await using var world = await DashboardWorld.StartAsync(clock);
        var (_, page, reader) = await BeginAsync(world);
        using var __ = reader;
        var answer = await reader.PostAsync(page, $"{page}/{action}", ("step", step), ("reason", "x"));
        Assert.Contains("notice=RefusalStep", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Empty(world.Installation.Walks[0].Attempts);
    }

    [Theory]
    [InlineData(CareRoles.Nurse, "a")]
    [InlineData(CareRoles.Carer, "a")]
    [InlineData(CareRoles.Installer, "b")]
    public async Task Whoever_IsNoInstallerOfTheTeam_FindsNoKit(string role, string team)
    {
        await using var world = await DashboardWorld.StartAsync(clock);
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        await world.AddUserAsync("paul", team == "a" ? Homes.TeamA : Homes.TeamB, role);
        using var reader = await world.SignInAsync("paul");
        var page = $"/kits/{home.Kits[0].Kit}/walk";
        var answer = await reader.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("Logement 1", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        foreach (var action in new[] { "begin", "step", "leave-out", "finish", "give-up" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/", $"{page}/{action}", ("step", "link"), ("reason", "x"))).StatusCode);
        }

        Assert.Empty(world.Installation.Walks);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/kits/nonsense/walk")).StatusCode);
    }

    private async Task<(KitId Kit, string Page, Reader Reader)> BeginAsync(DashboardWorld world, string language = "fr")
    {
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var kit = home.Kits[0].Kit;
        world.Installation.States[kit] = new ToldState(
            new KitState
            {
                Online = true,
                AgentVersion = "1.0.0",
                Boot = 1,
                Sensors = [Sensor("hall", "motion"), Sensor("bathroom", "motion", "battery"), Sensor("entrance", "contact"), Sensor("bedroom", "bed-occupancy"), Sensor("watch-0", "help", "heart-rate")],
            },
            Now);
        Say(world, kit, "bathroom", Quantities.Battery, 87, -100);
        Say(world, kit, "hall", Quantities.Motion, 1, -100);
        world.Store.Hear(kit, Now - TimeSpan.FromSeconds(20));
        var reader = await world.SignInAsync("ines", language);
        var page = $"/kits/{kit}/walk";
        Assert.Equal(HttpStatusCode.Found, (await reader.PostAsync(page, $"{page}/begin")).StatusCode);
        return (kit, page, reader);
    }

    /// <summary>Does what the step asks for.</summary>
    private async Task FulfilAsync(DashboardWorld world, KitId kit, string code)
    {
        if (code.StartsWith("room:", StringComparison.Ordinal))
        {
            Say(world, kit, code.EndsWith(RoomOf(world, RoomKind.Hall).Value, StringComparison.Ordinal) ? "hall" : "bathroom", Quantities.Motion, 1, 4);
        }
        else if (code.StartsWith("door:", StringComparison.Ordinal))
        {
            Say(world, kit, "entrance", Quantities.Contact, 1, 3);
            Say(world, kit, "entrance", Quantities.Contact, 0, 5);
        }
        else if (code.StartsWith("bed:", StringComparison.Ordinal))
        {
            Say(world, kit, "bedroom", Quantities.BedOccupancy, 1, 3);
            Say(world, kit, "bedroom", Quantities.BedOccupancy, 0, 9);
        }
        else if (code.StartsWith("help:", StringComparison.Ordinal))
        {
            Say(world, kit, "watch-0", Quantities.Help, 1, 2);
        }
        else if (code == "link")
        {
            world.Store.Hear(kit, Now + TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
            world.Store.Hear(kit, Now + TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(1));
            clock.Advance(TimeSpan.FromSeconds(125));
        }
        else if (code == "power")
        {
            world.Store.Hear(kit, Now + TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(1), boot: 2);
            clock.Advance(TimeSpan.FromSeconds(45));
        }
        else if (code == "alarm")
        {
            var raised = await world.RaiseAsync(world.Care.Plans[0].Draft(AlertRules.HelpCall, AlertPriority.High, Now, "Appel.", "Call."));
            await world.Care.AcknowledgeAsync(raised.Id, "anna", Stop);
            await world.Care.ResolveAsync(raised.Id, "anna", AlertOutcome.Test, null, Stop);
        }

        clock.Advance(TimeSpan.FromSeconds(10));
    }

    private void Say(DashboardWorld world, KitId kit, string sensor, QuantityDefinition quantity, double value, double after) =>
        world.Store.Add(new SeriesKey(kit, SensorId.Parse(sensor), quantity), Now + TimeSpan.FromSeconds(after), value);

    private static KitSensor Sensor(string name, params string[] quantities) => new(SensorId.Parse(name), quantities);

    private static RoomId RoomOf(DashboardWorld world, RoomKind kind) => world.Care.Plans[0].Rooms.Single(room => room.Kind == kind).Id;

    private static string[] StepsOf(string html) => [.. Regex.Matches(html, "data-step=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static async Task<string> TextAsync(Reader reader, string path) => WebUtility.HtmlDecode(await reader.ReadAsync(path)).Replace('\u00A0', ' ');
}
