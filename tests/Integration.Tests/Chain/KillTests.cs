using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AgeingMonitor.Integration.Tests.Processes;
using AgeingMonitor.Testing.Faults.Proxy;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>
/// The proof that everything else stands on: a recording is played, shuffled and doubled, while parts of the system are killed at random moments; afterwards the stores, the ledger and the list of alerts
/// are those of an undisturbed run.
/// </summary>
public sealed partial class KillTests(KillTests.Baseline baseline) : IClassFixture<KillTests.Baseline>
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";

    [Fact]
    public Task SingleProcess_KilledWhileItWorks_EndsAsIfUndisturbed() => ProveAsync(new SingleProcess(), kills: Long ? 40 : 2, seed: 11);

    [Fact]
    public Task SplitProcesses_EachKilledWhileTheyWork_EndAsIfUndisturbed()
    {
        Assert.SkipWhen(!Long && SplitServers.ArePresent, "the same is proven on the real servers: beside them only with ./ageing test --long");
        return ProveAsync(new SplitEmbedded(), kills: Long ? 40 : 3, seed: 12);
    }

    [Fact]
    public Task RealServers_EachKilledWhileTheyWork_EndAsIfUndisturbed()
    {
        SplitServers.SkipWhereAbsent();
        return ProveAsync(new SplitServers(), kills: Long ? 60 : 4, seed: 13);
    }

    /// <summary>The world's faults in place of kills: the link between player and broker is slow, lossy, reset, half-open, refused and cut, while the player drops, doubles, delays, shuffles and damages packs.</summary>
    [Fact]
    public async Task SingleProcess_BehindABadLink_EndsAsIfUndisturbed()
    {
        Assert.SkipUnless(Long, "minutes on a bad line: run with ./ageing test --long (tests/Faults.Tests has the small form)");
        const int seed = 14;
        await using var system = new SingleProcess();
        await system.StartAsync();
        await using var link = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, system.BrokerPort), seed, TimeProvider.System);
        var faults = new[]
        {
            new LinkFaults { Delay = TimeSpan.FromMilliseconds(80), Jitter = TimeSpan.FromMilliseconds(80), Loss = 0.1 },
            new LinkFaults { BytesPerSecond = 20_000 },
            new LinkFaults { CutAfterBytes = 10_000 },
            new LinkFaults { IsHalfOpen = true },
            new LinkFaults { IsRefusing = true },
            LinkFaults.None,
        };
        var random = new Random(seed);
        var speed = (ChainRecording.Length.TotalSeconds / 24).ToString("0", CultureInfo.InvariantCulture);
        await using var replay = system.StartReplay(
            baseline.Recording, "--speed", speed, "--set", string.Create(CultureInfo.InvariantCulture, $"Broker:Port={link.Port}"), "--faults", "drop=0.01,duplicate=0.05,delay=0.2:1s,reorder=0.1,corrupt=0.005,clock=0.005", "--seed", "14");
        while (link.Statistics.Connections == 0 && !replay.HasExited)
        {
            // A machine that is busy starts programs slowly; a link without a user has no faults.
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < (Long ? 120 : 12); i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + random.NextDouble()), TestContext.Current.CancellationToken);
            link.Faults = faults[random.Next(faults.Length)];
            link.Reset(random.Next(3) switch { 0 => LinkEnds.Both, 1 => LinkEnds.Target, _ => LinkEnds.None });
        }

        link.Faults = LinkFaults.None;
        var code = await replay.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.True(code == 0, $"the replay ended with {code} (seed {seed}):{Environment.NewLine}{replay.Output}{Environment.NewLine}{system.Outputs()}");
        Assert.True(link.Statistics.Connections > 1);
        Assert.Equal(baseline.Content, await system.ContentAsync());
    }

    private async Task ProveAsync(ChainSystem system, int kills, int seed)
    {
        await using (system)
        {
            var random = new Random(seed);
            await system.StartAsync();
            var seconds = Math.Max(24, kills * 7);
            var speed = (ChainRecording.Length.TotalSeconds / seconds).ToString("0", CultureInfo.InvariantCulture);
            await using var replay = system.StartReplay(baseline.Recording, "--speed", speed, "--disturb", seed.ToString(CultureInfo.InvariantCulture));
            var schedule = Enumerable.Range(0, kills).Select(_ => 3 + (random.NextDouble() * (seconds - 3))).Order().ToList();
            var begun = TimeProvider.System.GetTimestamp();
            foreach (var moment in schedule)
            {
                var wait = TimeSpan.FromSeconds(moment) - TimeProvider.System.GetElapsedTime(begun);
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
                await system.KillAndRestartAsync(system.Parts[random.Next(system.Parts.Count)]);
            }

            var code = await replay.WaitAsync(TimeSpan.FromMinutes(Long ? 30 : 5));
            Assert.True(code == 0, $"the replay ended with {code} (seed {seed}):{Environment.NewLine}{replay.Output}{Environment.NewLine}{system.Outputs()}");
            await system.WaitReadyAsync();
            Assert.Equal(baseline.Content, await system.ContentAsync());
            TestContext.Current.SendDiagnosticMessage($"{system.GetType().Name}: {kills} kills in {seconds} s, {Totals().Match(baseline.Content).Value}");
        }
    }

    [GeneratedRegex("^total .*$", RegexOptions.Multiline)]
    private static partial Regex Totals();

    /// <summary>The recording and what an undisturbed run leaves.</summary>
    public sealed class Baseline : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public string Recording => folder.Inside("chain.amr.gz");

        public string Content { get; private set; } = string.Empty;

        public async ValueTask InitializeAsync()
        {
            await ChainRecording.WriteAsync(Recording, homes: 4);
            await using var system = new SingleProcess();
            await system.StartAsync();
            await using var replay = system.StartReplay(Recording, "--speed", "max");
            var code = await replay.WaitAsync(TimeSpan.FromMinutes(3));
            Assert.True(code == 0, $"the undisturbed replay ended with {code}:{Environment.NewLine}{replay.Output}{Environment.NewLine}{system.Outputs()}");
            Content = await system.ContentAsync();
            Assert.Contains("alert ", Content, StringComparison.Ordinal);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
