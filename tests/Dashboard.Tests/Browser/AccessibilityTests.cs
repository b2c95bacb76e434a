using AgeingMonitor.Dashboard.Tests.World;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace AgeingMonitor.Dashboard.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData("fr", false)]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public async Task EachPage_InBothLanguagesAndSchemes_HasNoViolation(string language, bool dark)
    {
        Assert.SkipWhen((dark || language != "fr") && Environment.GetEnvironmentVariable("AGEING_LONG") != "1", "English and the dark scheme too: run with ./ageing test --long");
        await using var world = await DashboardWorld.StartAsync();
        var (fall, fever, home) = await Neighbourhood.FillAsync(world);
        var (walk, report, rooms, spare) = await InstalledHome.FillAsync(world, home, Neighbourhood.User);
        using var reader = await world.SignInAsync(Neighbourhood.User, language);
        await using var context = await chromium.OpenAsync(world, reader, dark: dark);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);

        foreach (var path in new[] { "/", "/alerts", $"/alerts/{fall.Id}", $"/alerts/{fever.Id}", $"/residents/{home.Residents[0].Resident}", $"/homes/{home.Home}", "/list", "/assessments", $"/residents/{home.Residents[0].Resident}/capacity/new", $"/residents/{home.Residents[0].Resident}/capacity/{Neighbourhood.Screening:D}", $"/residents/{home.Residents[0].Resident}/capacity/{Neighbourhood.Screening:D}/amend", walk, report, rooms, spare, "/nothing" })
        {
            await page.GotoAsync(path);
            if (!path.StartsWith("/homes", StringComparison.Ordinal) && !path.StartsWith("/kits", StringComparison.Ordinal) && !path.Contains("/capacity", StringComparison.Ordinal) && path is not ("/list" or "/assessments" or "/nothing"))
            {
                await page.Locator("html[data-live=live]").WaitForAsync();
            }

            complaints.AddRange(await LookAsync(page, path));
        }

        using var installer = await world.SignInAsync(Neighbourhood.Installer, language);
        await using var van = await chromium.OpenAsync(world, installer, dark: dark);
        var kits = await van.NewPageAsync();
        foreach (var path in new[] { "/kits", $"/kits/{Neighbourhood.Kit}", $"/kits/{Neighbourhood.Kit}/configuration", "/kits/new" })
        {
            await kits.GotoAsync(path);
            complaints.AddRange(await LookAsync(kits, path));
        }

        await kits.Locator(".step-one button").ClickAsync();
        await kits.Locator(".kit-code").WaitForAsync();
        complaints.AddRange(await LookAsync(kits, "/kits/new, the label"));

        await using var outside = await chromium.OpenAsync(world, null, dark: dark);
        var door = await outside.NewPageAsync();
        foreach (var path in new[] { "/sign-in?failed=password", "/sign-in/link?token=x" })
        {
            await door.GotoAsync(path);
            complaints.AddRange(await LookAsync(door, path));
        }

        Assert.Empty(complaints);
    }

    /// <summary>axe's rules of WCAG 2.0 to 2.2, levels A and AA, and its best practices of serious weight.</summary>
    private static async Task<IEnumerable<string>> LookAsync(Microsoft.Playwright.IPage page, string path)
    {
        var result = await page.RunAxe(new AxeRunOptions());
        return result.Violations
            .Where(v => v.Impact is "serious" or "critical" || v.Tags.Any(t => t.StartsWith("wcag", StringComparison.Ordinal)))
            .Select(v => $"{path}: {v.Id} ({v.Impact}) {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}");
    }
}
