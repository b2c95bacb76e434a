using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Integration.Tests.Processes;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Faults.Proxy;
using AgeingMonitor.Testing.Kits;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace AgeingMonitor.Integration.Tests.Installation;

/// <summary>From the box to the signed report, as an installer does it: real server, real kit program for the certificate, a phone's browser, and a home whose sensors answer where they stand.</summary>
public sealed class InstallationTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly bool Long = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";
    private readonly TemporaryFolder folder = new();
    private readonly string http = Ports.Free().ToString(CultureInfo.InvariantCulture);
    private readonly string mqtt = Ports.Free().ToString(CultureInfo.InvariantCulture);
    private readonly string door = Ports.Free().ToString(CultureInfo.InvariantCulture);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => folder.Inside("server");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FromTheBox_ToTheSignedReport()
    {
        var chromium = Environment.GetEnvironmentVariable("AGEING_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(chromium), "Chromium is not installed (Debian: apt-get install chromium), and AGEING_CHROMIUM does not name one.");
        await using var server = Ageing.Start(
            "server", "up", "--data-dir", Data, "--port", http, "--mqtt-port", mqtt, "--set", $"Enrolment:Port={door}",
            "--set", $"Analytics:Cluster:SiloPort={Ports.Free()}", "--set", $"Analytics:Cluster:GatewayPort={Ports.Free()}");
        await Ageing.WaitReadyAsync(server, int.Parse(http, CultureInfo.InvariantCulture), Patience);
        var team = (await RunAsync("team", "add", "Équipe Nord")).Split('\n')[0].Trim();
        var installer = await AddAsync("ines", "installer", team);
        var nurse = await AddAsync("anna", "nurse", team);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var page = await SignInAsync(browser, installer);

        // The label: its code is read off the page, as a phone reads the QR.
        await page.GotoAsync($"http://localhost:{http}/kits/new");
        await page.Locator("#name").FillAsync("boîte 7");
        await page.Locator("main form button").First.ClickAsync();
        var label = Regex.Match(await page.Locator(".kit-command").InnerTextAsync(), "'(.*)'").Groups[1].Value;
        await ShotAsync(page, "label");
        var kit = await EnrolAsync(label);

        // The kit speaks at once; nothing is taken in before it has a place.
        await using var home = new KitAtHome(kit, int.Parse(mqtt, CultureInfo.InvariantCulture), folder.Inside("kit"));
        await page.GotoAsync($"http://localhost:{http}/kits/{kit}/rooms");
        await page.Locator("#label").FillAsync("Logement 7");
        await page.Locator("#given-1").FillAsync("Jeanne");
        await page.Locator("#family-1").FillAsync("Martin");
        await page.Locator("main form button").ClickAsync();
        await UntilAsync(page, "#place-hall");
        await page.Locator("#place-hall").SelectOptionAsync(new SelectOptionValue { Label = "Couloir" });
        await page.Locator("#place-front-door").SelectOptionAsync(new SelectOptionValue { Label = "Entrée" });
        await page.Locator("#whose-button").SelectOptionAsync(new SelectOptionValue { Label = "Jeanne Martin" });
        await ShotAsync(page, "rooms");
        await page.Locator(".places-form button").ClickAsync();

        await page.GotoAsync($"http://localhost:{http}/kits/{kit}/walk");
        await page.Locator("main form button").First.ClickAsync();
        await WalkAsync(page, "door:front-door", () => home.Say("front-door", Quantities.Contact, 1, 0));
        await WalkAsync(page, null, () => home.Say("hall", Quantities.Motion, 1));
        await WalkAsync(page, "help:button", () => home.Say("button", Quantities.Help, 1));
        if (Long)
        {
            await WalkAsync(page, "link", () => home.CutAsync(TimeSpan.FromSeconds(45)));
        }
        else
        {
            await LeaveOutAsync(page, "link", "essai court");
        }

        await WalkAsync(page, "power", home.RestartAsync);
        await WalkAsync(page, "alarm", async () =>
        {
            await home.Say("button", Quantities.Help, 1);
            var second = await SignInAsync(browser, nurse);
            await second.GotoAsync($"http://localhost:{http}/alerts");
            await second.GotoAsync($"http://localhost:{http}{await second.Locator("a[href^='/alerts/']").First.GetAttributeAsync("href")}");
            await second.Locator("form[action$='/acknowledge'] button").First.ClickAsync();
            await second.Locator("input[name=outcome][value=test]").CheckAsync();
            await second.Locator("form[action$='/resolve'] button").ClickAsync();
            await second.Locator("form[action$='/reopen']").WaitForAsync();
        });
        await ShotAsync(page, "walk");

        await page.Locator("#note").FillAsync("Clé chez la gardienne.");
        await page.Locator("form[action$='/walk/finish'] button").ClickAsync();
        await page.Locator("h1:has-text('Compte rendu')").WaitForAsync();
        await ShotAsync(page, "report");
        var report = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Logement 7", report, StringComparison.Ordinal);
        Assert.Contains(Long ? "Tout est prouvé" : "Points ouverts", report, StringComparison.Ordinal);
        Assert.DoesNotContain("non prouvé", report, StringComparison.Ordinal);
    }

    private async Task<string> AddAsync(string name, string role, string team)
    {
        var link = Regex.Match(await RunAsync("user", "add", name, "--role", role, "--language", "fr"), "https?://\\S+").Value;
        await RunAsync("user", "join", name, team, "--role", role);
        return new Uri(link).PathAndQuery;
    }

    /// <summary>A phone whose owner has followed their sign-in link.</summary>
    private async Task<IPage> SignInAsync(IBrowser browser, string link)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"http://localhost:{http}{link}");
        await page.Locator("main button").ClickAsync();
        await page.Locator("form[action='/sign-out']").WaitForAsync();
        return page;
    }

    private async Task<KitId> EnrolAsync(string label)
    {
        var program = Ageing.Program.Replace($"{Path.DirectorySeparatorChar}Host{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Edge{Path.DirectorySeparatorChar}Agent{Path.DirectorySeparatorChar}", StringComparison.Ordinal).Replace("ageing.dll", "ageing-edge.dll", StringComparison.Ordinal);
        await using var edge = Child.Start("ageing-edge", "dotnet", [program, "enrol", "--label", label, "--data", folder.Inside("kit")]);
        Assert.True(await edge.WaitAsync(Patience) == 0, edge.Output);
        return KitId.Parse(Regex.Match(label, "k=(k-[a-z2-7]{13})").Groups[1].Value);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await Ageing.RunAsync(Patience, [.. arguments, "--data-dir", Data, "--port", http]);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Starts a step (without a code: the next that is open), does what it asks for, and waits until the page says by itself that it is passed.</summary>
    private static async Task WalkAsync(IPage page, string? code, Func<Task> act)
    {
        var step = code is null ? page.Locator(".walk-step[data-step^='room:'][data-result=open]").First : page.Locator($".walk-step[data-step='{code}']");
        var name = await step.GetAttributeAsync("data-step");
        await step.Locator("form[action$='/walk/step'] button").ClickAsync();
        await page.Locator($".walk-step[data-step='{name}'][data-result=running]").WaitForAsync();
        await act();
        await page.Locator($".walk-step[data-step='{name}'][data-result=passed]").WaitForAsync(new() { Timeout = 90_000 });
    }

    private static async Task LeaveOutAsync(IPage page, string code, string reason)
    {
        var step = page.Locator($".walk-step[data-step='{code}']");
        await step.Locator("summary").ClickAsync();
        await step.Locator("input[name=reason]").FillAsync(reason);
        await step.Locator("form[action$='/leave-out'] button").ClickAsync();
        await page.Locator($".walk-step[data-step='{code}'][data-result=left-out]").WaitForAsync();
    }

    /// <summary>Reads the page again until a thing is there that comes when the kit has spoken.</summary>
    private static async Task UntilAsync(IPage page, string selector)
    {
        for (var i = 0; i < 60 && await page.Locator(selector).CountAsync() == 0; i++)
        {
            await Task.Delay(500, Stop);
            await page.ReloadAsync();
        }

        await page.Locator(selector).WaitForAsync();
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("AGEING_SHOTS") is { Length: > 0 } shots)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"installation-{name}.png"), FullPage = true });
        }
    }

    /// <summary>The enrolled kit in its home: a heartbeat each second, what its sensors see when they are asked, cuts of link and mains.</summary>
    private sealed class KitAtHome : IAsyncDisposable
    {
        private readonly KitId id;
        private readonly string data;
        private readonly TcpFaultProxy line;
        private readonly CancellationTokenSource ending = new();
        private readonly Task beating;
        private volatile SimulatedKit kit;

        public KitAtHome(KitId id, int port, string data)
        {
            (this.id, this.data) = (id, data);
            line = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, port), 1, TimeProvider.System);
            kit = Start();
            beating = BeatAsync();
        }

        public async Task Say(string sensor, QuantityDefinition quantity, params double[] values)
        {
            foreach (var value in values)
            {
                var now = Instant.Now(TimeProvider.System);
                kit.Seal(quantity == Quantities.Help ? Lane.Evt : Lane.Obs, now, [new Observation(SensorId.Parse(sensor), quantity, now, ObservedValue.Of(value))]);
                await Task.Delay(20, Stop);
            }
        }

        /// <summary>Out of the mains and back: what was not answered is in the journal, the next start is a new boot.</summary>
        public async Task RestartAsync()
        {
            await kit.DisposeAsync();
            kit = Start();
        }

        public async Task CutAsync(TimeSpan time)
        {
            line.Faults = new LinkFaults { IsRefusing = true };
            line.Reset();
            await Task.Delay(time, Stop);
            line.Faults = LinkFaults.None;
        }

        public async ValueTask DisposeAsync()
        {
            await ending.CancelAsync();
            await beating;
            await kit.DisposeAsync();
            await line.DisposeAsync();
            ending.Dispose();
        }

        private SimulatedKit Start()
        {
            var identity = Path.Combine(data, "identity");
            var endpoint = MqttEndpoint.FromPemFiles("localhost", line.Port, Path.Combine(identity, "kit.crt"), Path.Combine(identity, "kit.key"), Path.Combine(identity, "root.crt"));
            var options = new SimulatedKitOptions
            {
                Kit = id,
                Sensors = [new(SensorId.Parse("hall"), ["motion"]), new(SensorId.Parse("front-door"), ["contact"]), new(SensorId.Parse("button"), ["help"])],
                AckTimeout = TimeSpan.FromSeconds(1),
            };
            var next = new SimulatedKit(options, endpoint, new FileKitJournal(Path.Combine(data, "journal")), TimeProvider.System, NullLogger<SimulatedKit>.Instance);
            next.Start();
            return next;
        }

        private async Task BeatAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
            try
            {
                while (await timer.WaitForNextTickAsync(ending.Token))
                {
                    try
                    {
                        kit.Seal(Lane.Obs, Instant.Now(TimeProvider.System), []);
                    }
                    catch (ObjectDisposedException)
                    {
                        // Without power: the next start speaks again.
                    }
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
