using System.Globalization;
using System.Text.RegularExpressions;
using AgeingMonitor.Integration.Tests.Processes;

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
    public Task SplitProcesses_EachKilledWhileTheyWork_EndAsIfUndisturbed() => ProveAsync(new SplitEmbedded(), kills: Long ? 40 : 3, seed: 12);

    [Fact]
    public Task RealServers_EachKilledWhileTheyWork_EndAsIfUndisturbed()
    {
        SplitServers.SkipWhereAbsent();
        return ProveAsync(new SplitServers(), kills: Long ? 60 : 4, seed: 13);
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
