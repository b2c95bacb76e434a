using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Tests.World;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.Playwright;
using Orleans.Runtime;
using static Microsoft.Playwright.Assertions;

namespace AgeingMonitor.Dashboard.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class LiveTests(Chromium chromium)
{
    private static Instant Now => Instant.Now(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Board_NewValues_MoveWithoutReload()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (home, page, context) = await OpenAsync(world, "/");
        await using var _ = context;
        var card = page.Locator($"[data-home='{home.Home}']");
        await page.EvaluateAsync("document.body.dataset.mark = 'same page'");

        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 131, room: RoomKind.Bathroom));

        await Expect(card.Locator(".vital [data-field=value]").First).ToHaveTextAsync("131");
        await Expect(card.Locator("[data-field=room]")).ToHaveTextAsync("Salle d’eau");
        Assert.Equal("same page", await page.EvaluateAsync<string>("document.body.dataset.mark"));
    }

    [Fact]
    public async Task Board_AlertRaised_BringsItsHomeToTheTopAndSaysIt()
    {
        await using var world = await DashboardWorld.StartAsync();
        var last = world.Care.Add("z9", Homes.TeamA, "Logement 9", HomeMode.Live, ("Rosa", "Blanc"));
        world.TeamGrain(Homes.TeamA).Publish(last.Tile(Now));
        var (_, page, context) = await OpenAsync(world, "/");
        await using var closing = context;
        await Expect(page.Locator("#board > li").Last).ToHaveAttributeAsync("data-home", last.Home.Value);

        var raised = await world.RaiseAsync(last.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));

        await Expect(page.Locator("#board > li").First).ToHaveAttributeAsync("data-home", last.Home.Value);
        await Expect(page.Locator("#board > li").First.Locator("[data-field=summary]")).ToHaveTextAsync("Chute signalée.");
        await Expect(page.Locator("#announce-urgent")).ToContainTextAsync("Chute signalée.");
        await Expect(page.Locator("#raised-count")).ToHaveTextAsync("1");
        await Expect(page).ToHaveTitleAsync("(1) Tableau des logements");
        Assert.Equal($"/alerts/{raised.Id}", await page.Locator("#board > li").First.Locator("a[data-field=summary]").GetAttributeAsync("href"));
    }

    [Fact]
    public async Task Inbox_ByKeyboardAlone_TakesAnAlert()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (home, page, context) = await OpenAsync(world, "/alerts");
        await using var _ = context;
        var medium = await world.RaiseAsync(home.Draft(AlertRules.VitalSign, AlertPriority.Medium, Now, "Pouls bas.", "Low pulse."));
        var high = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        await Expect(page.Locator("#alerts > li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#alerts > li").First).ToHaveAttributeAsync("data-alert", high.Id.ToString());

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator($"[data-alert='{high.Id}'] a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator($"[data-alert='{medium.Id}'] a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("a");

        await Expect(page.Locator($"[data-alert='{high.Id}'] [data-field=state]")).ToHaveTextAsync("prise en charge par anna");
        await Expect(page.Locator($"[data-alert='{high.Id}'] a")).ToBeFocusedAsync();
        await Expect(page.Locator("#alerts > li").First).ToHaveAttributeAsync("data-alert", medium.Id.ToString());
        await Expect(page.Locator("#announce-calm")).ToHaveTextAsync("Alerte prise en charge");
        Assert.Equal(AlertState.Acknowledged, (await world.Care.FindAsync(high.Id, Stop))!.State);

        // The list may have been put in order once more since: Enter goes where the focus is.
        await Expect(page.Locator($"[data-alert='{high.Id}'] a")).ToBeFocusedAsync();
        await page.Locator($"[data-alert='{high.Id}'] a").PressAsync("Enter");
        await page.WaitForURLAsync($"**/alerts/{high.Id}");
    }

    [Fact]
    public async Task Inbox_ShortcutsTurnedOff_LettersDoNothing()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (home, page, context) = await OpenAsync(world, "/alerts");
        await using var _ = context;
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        await Expect(page.Locator("#alerts > li")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#help")).ToBeVisibleAsync();
        await page.Locator("#shortcuts-toggle").PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#help")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("#alerts a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator("#alerts button").First.PressAsync("Enter");

        await Expect(page.Locator("#alerts [data-field=state]").First).ToHaveTextAsync("prise en charge par anna");
        Assert.Equal(2, (await world.Care.ReadJournalAsync(raised.Id, Stop)).Count);
    }

    [Fact]
    public async Task Board_GrainAway_SaysSoInWordsAndCatchesUp()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (home, page, context) = await OpenAsync(world, "/");
        await using var _ = context;
        await Expect(page.Locator("#live-words")).ToHaveTextAsync("En direct");

        world.TeamGrain(Homes.TeamA).Break(new SiloUnavailableException("The silo is away."));
        await Expect(page.Locator("#live-words")).ToContainTextAsync("Rattrapage depuis");
        world.TeamGrain(Homes.TeamA).BeginEpoch();
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 55));
        world.TeamGrain(Homes.TeamA).Mend();

        await Expect(page.Locator("#live-words")).ToHaveTextAsync("En direct");
        await Expect(page.Locator($"[data-home='{home.Home}'] .vital [data-field=value]").First).ToHaveTextAsync("55");
    }

    [Fact]
    public async Task Board_ConnectionLost_SaysSoAndResumesFromItsNumber()
    {
        await using var world = await DashboardWorld.StartAsync();
        var (home, page, context) = await OpenAsync(world, "/");
        await using var _ = context;
        await Expect(page.Locator("#live-words")).ToHaveTextAsync("En direct");

        world.Wire.Cut();
        await Expect(page.Locator("#live-words")).ToContainTextAsync("Connexion perdue depuis");
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now, pulse: 58));
        await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        world.Wire.Mend();

        await Expect(page.Locator("#live-words")).ToHaveTextAsync("En direct");
        await Expect(page.Locator($"[data-home='{home.Home}'] .vital [data-field=value]").First).ToHaveTextAsync("58");
        await Expect(page.Locator($"[data-home='{home.Home}'] [data-field=summary]")).ToHaveTextAsync("Chute signalée.");
    }

    [Fact]
    public async Task Resident_NewValue_ReachesTheChart()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        var (_, _, home) = await Neighbourhood.FillAsync(world);
        using var reader = await world.SignInAsync("anna");
        await using var context = await chromium.OpenAsync(world, reader);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/residents/{home.Residents[0].Resident}");
        await page.Locator("html[data-live=live]").WaitForAsync();
        await Expect(page.Locator("[data-chart=heart-rate] canvas")).ToBeVisibleAsync();
        var before = await InkAsync(page);

        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now + TimeSpan.FromMinutes(10), pulse: 180));

        Assert.True(await page.EvaluateAsync<bool>(
            $"async before => {{ for (let frame = 0; frame < 1200; frame++) {{ if (({Ink})() !== before) return true; await new Promise(requestAnimationFrame); }} return false; }}", before));
    }

    [Fact]
    public async Task Pages_WithoutScript_ShowTablesAndTakeAlerts()
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        var (fall, _, home) = await Neighbourhood.FillAsync(world);
        using var reader = await world.SignInAsync("anna");
        await using var context = await chromium.OpenAsync(world, reader, script: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync($"/residents/{home.Residents[0].Resident}");
        await Expect(page.Locator("table").First).ToBeVisibleAsync();
        await Expect(page.Locator("canvas")).ToBeHiddenAsync();
        await page.GotoAsync("/alerts");
        await page.Locator($"[data-alert='{fall.Id}'] button").ClickAsync();

        await Expect(page.Locator($"[data-alert='{fall.Id}'] [data-field=state]")).ToHaveTextAsync("prise en charge par anna");
        Assert.Equal(AlertState.Acknowledged, (await world.Care.FindAsync(fall.Id, Stop))!.State);
    }

    [Fact]
    public async Task Alert_TakenBySomebodyElse_ShowsItOnTheOpenPage()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.High, Now, "Chute signalée.", "Fall reported."));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        await using var context = await chromium.OpenAsync(world, reader);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/alerts/{raised.Id}");
        await page.Locator("html[data-live=live]").WaitForAsync();

        await world.Care.AcknowledgeAsync(raised.Id, "anna", Stop);
        world.TeamGrain(Homes.TeamA).Publish(ViewBuilder.Card((await world.Care.FindAsync(raised.Id, Stop))!));

        await Expect(page.Locator("#alert")).ToHaveAttributeAsync("data-state", "acknowledged");
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Annuler la dernière étape" })).ToBeVisibleAsync();
    }

    /// <summary>A suspicion that is confirmed: the open page tells it, with its step in the journal; on the board the more urgent alert is said again.</summary>
    [Fact]
    public async Task Alert_ConfirmedMeanwhile_IsToldOnTheOpenPageAndSaidOnTheBoard()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var raised = await world.RaiseAsync(home.Draft(AlertRules.Fall, AlertPriority.Medium, Now, "Chute suspectée.", "Suspected fall."));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        await using var context = await chromium.OpenAsync(world, reader);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/alerts/{raised.Id}");
        await page.Locator("html[data-live=live]").WaitForAsync();
        var board = await context.NewPageAsync();
        await board.GotoAsync("/");
        await board.Locator("html[data-live=live]").WaitForAsync();

        await world.RaiseAsync(raised.Confirmed(AlertDevelopments.SecondSource, 20, "Chute confirmée.", "Confirmed fall."));

        await Expect(page.Locator("h1")).ToHaveTextAsync("Chute confirmée.");
        await Expect(page.Locator("table").Last.Locator("tbody tr").Last).ToContainTextAsync("Confirmée");
        await Expect(page.Locator("table").Last.Locator("tbody tr").Last).ToContainTextAsync("un second capteur l’a vue aussi");
        await Expect(page.Locator("#alert .mark")).ToHaveAttributeAsync("data-priority", "high");
        await Expect(board.Locator("#board > li").First.Locator("[data-field=summary]")).ToHaveTextAsync("Chute confirmée.");
        await Expect(board.Locator("#announce-urgent")).ToContainTextAsync("Du nouveau sur une alerte, priorité Urgente");
    }

    [Fact]
    public async Task Kit_AnswerAfterAMomentWithoutTheDatabase_AppearsByItself()
    {
        await using var world = await DashboardWorld.StartAsync();
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        var kit = world.Kits.Add("boîte 1", home.Home, trusted: true);
        await world.AddUserAsync("ines", Homes.TeamA, CareRoles.Installer);
        await world.Commands.AskAsync(kit, CommandKind.Identify, 15, IKitCommands.UsualLife, "ines", Stop);
        using var reader = await world.SignInAsync("ines");
        await using var context = await chromium.OpenAsync(world, reader);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/kits/{kit}");
        await page.EvaluateAsync("document.body.dataset.mark = 'same page'");

        await page.RunAndWaitForResponseAsync(() => Task.FromResult(world.Commands.IsDown = true), response => response.Status == 503);
        world.Commands.IsDown = false;
        world.Commands.Answer(kit, CommandOutcome.Occupied);

        await Expect(page.Locator("#asked > p[role=status]")).ToContainTextAsync(CommandTexts.Occupied.French);
        await Expect(page.Locator("#asked")).ToHaveAttributeAsync("data-live", "no");
        Assert.Equal("same page", await page.EvaluateAsync<string>("document.body.dataset.mark"));
    }

    /// <summary>A sum over the pixels of the pulse chart.</summary>
    private const string Ink =
        "() => { const c = document.querySelector('[data-chart=heart-rate] canvas'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.reduce((a, b) => (a * 31 + b) % 1000003, 7); }";

    private static Task<long> InkAsync(IPage page) => page.EvaluateAsync<long>(Ink);

    private async Task<(HomePlan Home, IPage Page, IBrowserContext Context)> OpenAsync(DashboardWorld world, string path)
    {
        var home = world.Care.Add("a1", Homes.TeamA, "Logement 1", HomeMode.Live, ("Jeanne", "Martin"));
        world.TeamGrain(Homes.TeamA).Publish(home.Tile(Now));
        await world.AddUserAsync("anna", Homes.TeamA);
        using var reader = await world.SignInAsync("anna");
        var context = await chromium.OpenAsync(world, reader);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator("html[data-live=live]").WaitForAsync();
        return (home, page, context);
    }
}
