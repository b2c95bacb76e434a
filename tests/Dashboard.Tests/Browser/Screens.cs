using AgeingMonitor.Dashboard.Tests.World;
using Microsoft.Playwright;

namespace AgeingMonitor.Dashboard.Tests.Browser;

/// <summary>Pictures of every page to be looked at, in the folder that AGEING_SHOTS names.</summary>
[Collection(BrowserTests.Name)]
public sealed class Screens(Chromium chromium)
{
    [Theory]
    [InlineData("fr", 1440, 900, false)]
    [InlineData("en", 1440, 900, false)]
    [InlineData("fr", 390, 844, false)]
    [InlineData("en", 390, 844, false)]
    [InlineData("fr", 1440, 900, true)]
    public async Task Screens_EachPage_AreTaken(string language, int width, int height, bool dark)
    {
        var folder = Environment.GetEnvironmentVariable("AGEING_SHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "AGEING_SHOTS names no folder for pictures.");
        await using var world = await DashboardWorld.StartAsync(null, ("Dashboard:Demo", "true"));
        var (fall, fever, home) = await Neighbourhood.FillAsync(world);
        var (walk, report, rooms, spare) = await InstalledHome.FillAsync(world, home, Neighbourhood.User);
        using var reader = await world.SignInAsync(Neighbourhood.User, language);
        await using var context = await chromium.OpenAsync(world, reader, width, height, dark);
        var page = await context.NewPageAsync();
        var resident = home.Residents[0].Resident.Value;
        (string Name, string Path)[] pages =
        [
            ("board", "/"), ("inbox", "/alerts"), ("alert-fall", $"/alerts/{fall.Id}"), ("alert", $"/alerts/{fever.Id}"), ("resident", $"/residents/{resident}"), ("resident-7d", $"/residents/{resident}?range=7d"),
            ("resident-90d", $"/residents/{resident}?range=90d"), ("home", $"/homes/{world.Care.Plans[4].Home.Value}"), ("list", "/list"), ("due", "/assessments"),
            ("capacity-form", $"/residents/{resident}/capacity/new"), ("capacity", $"/residents/{resident}/capacity/{Neighbourhood.Screening:D}"), ("capacity-amend", $"/residents/{resident}/capacity/{Neighbourhood.Screening:D}/amend"), ("missing", "/nothing"),
            ("walk", walk), ("report", report), ("rooms", rooms), ("new-home", spare),
        ];
        foreach (var (name, path) in pages)
        {
            await page.GotoAsync(path);
            if (name is not ("home" or "list" or "due" or "capacity-form" or "capacity" or "capacity-amend" or "missing" or "walk" or "report" or "rooms" or "new-home"))
            {
                await page.Locator("html[data-live=live]").WaitForAsync();
            }

            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"{name}-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = name is not "board" });
        }

        await page.GotoAsync($"/residents/{resident}/capacity/new");
        await page.Locator("#chair-rises input[value=clear]").CheckAsync();
        await page.Locator("#chair-rises-seconds").FillAsync("15");
        await page.Locator("#eye-problems input[value=not-done]").CheckAsync();
        await page.Locator(".step-one button").ClickAsync();
        await page.Locator("#errors").WaitForAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"capacity-refused-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });

        using var installer = await world.SignInAsync(Neighbourhood.Installer, language);
        await using var van = await chromium.OpenAsync(world, installer, width, height, dark);
        var kits = await van.NewPageAsync();
        foreach (var (name, path) in new[] { ("kits", "/kits"), ("kit", $"/kits/{Neighbourhood.Kit}"), ("kit-settings", $"/kits/{Neighbourhood.Kit}/configuration"), ("kit-new", "/kits/new") })
        {
            await kits.GotoAsync(path);
            await kits.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"{name}-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
        }

        await kits.Locator("#name").FillAsync("Boîte 21");
        await kits.Locator(".step-one button").ClickAsync();
        await kits.Locator(".kit-code").WaitForAsync();
        await kits.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"kit-label-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });

        await using var stranger = await chromium.OpenAsync(world, null, width, height, dark);
        var door = await stranger.NewPageAsync();
        await door.GotoAsync("/");
        await door.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder!, $"sign-in-{language}-{width}{(dark ? "-dark" : "")}.png") });
    }
}
