using Microsoft.Playwright;

namespace AgeingMonitor.Dashboard.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright; tests skip, with the reason, where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("AGEING_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);
        if (path is null)
        {
            missing = "Chromium is not installed (Debian: apt-get install chromium), and AGEING_CHROMIUM does not name one.";
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Quiet });
    }

    /// <summary>A fresh window, with the reader's session.</summary>
    internal async Task<IBrowserContext> OpenAsync(World.DashboardWorld world, World.Reader? reader = null, int width = 1440, int height = 900, bool dark = false, bool script = true)
    {
        Assert.SkipWhen(browser is null, missing ?? string.Empty);
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = world.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        if (reader is not null)
        {
            await context.AddCookiesAsync(reader.Cookies.GetCookies(world.Address).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = world.Address.ToString() }));
        }

        context.SetDefaultTimeout(20_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
