using System.Globalization;
using System.Text.RegularExpressions;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>
/// Simulated homes through everything that is real: broker, ingest, store, detection, alerts. One seed twice gives the same content and the same alerts; and so it does on real servers with two replicas of ingest,
/// where packs come late, out of order and twice, while parts are killed. At length a hundred homes live for thirty days; else a few for a day.
/// </summary>
public sealed partial class MonthTests(MonthTests.Undisturbed undisturbed) : IClassFixture<MonthTests.Undisturbed>
{
    private const string Faults = "duplicate=0.05,delay=0.2:500ms,reorder=0.1";
    private static readonly bool Long = Environment.GetEnvironmentVariable("AGEING_LONG") == "1";
    private static readonly TimeSpan Patience = Long ? TimeSpan.FromMinutes(90) : TimeSpan.FromMinutes(5);

    [Fact]
    public async Task OneSeed_SimulatedAndPlayedTwice_LeavesTheSameContentAndAlerts()
    {
        Assert.SkipUnless(Long, "a second play of the month: run with ./ageing test --long");
        using var folder = new TemporaryFolder();
        var recording = await SimulateAsync(folder);
        Assert.Equal(await File.ReadAllBytesAsync(undisturbed.Recording, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(recording, TestContext.Current.CancellationToken));
        await using var system = new SingleProcess();
        Assert.Equal(undisturbed.Content, await PlayAsync(system, recording));
    }

    [Fact]
    public async Task RealServers_TwoReplicasDisturbedAndKilled_EndAsIfUndisturbed()
    {
        SplitServers.SkipWhereAbsent();
        var kills = Long ? 20 : 2;
        await using var system = new SplitServers();
        await system.StartAsync();
        await using var replay = system.StartReplay(undisturbed.Recording, "--speed", "max", "--faults", Faults, "--seed", "5");
        var random = new Random(5);
        var between = undisturbed.Elapsed / (kills + 1);
        for (var kill = 0; kill < kills && !replay.HasExited; kill++)
        {
            await Task.Delay(between * (0.5 + random.NextDouble()), TestContext.Current.CancellationToken);
            await system.KillAndRestartAsync(system.Parts[random.Next(system.Parts.Count)]);
        }

        var code = await replay.WaitAsync(Patience);
        Assert.True(code == 0, $"the replay ended with {code}:{Environment.NewLine}{replay.Output}{Environment.NewLine}{system.Outputs()}");
        await system.WaitReadyAsync();
        TestContext.Current.SendDiagnosticMessage($"two replicas, {kills} kills, {Faults}: {Sent().Match(replay.Output).Value}");
        AssertSame(undisturbed.Content, await system.ContentAsync(Patience));
    }

    /// <summary>Says what is missing and what is too much, line by line: of thirty thousand characters nobody finds the one that differs.</summary>
    private static void AssertSame(string expected, string actual)
    {
        string[] wanted = expected.Split(Environment.NewLine), found = actual.Split(Environment.NewLine);
        Assert.True(expected == actual, $"missing:{Environment.NewLine}{string.Join(Environment.NewLine, wanted.Except(found))}{Environment.NewLine}too much:{Environment.NewLine}{string.Join(Environment.NewLine, found.Except(wanted))}");
    }

    private static async Task<string> SimulateAsync(TemporaryFolder folder)
    {
        string[] size = Long ? ["--homes", "100", "--days", "30"] : ["--homes", "4", "--days", "1", "--incidence", "60"];
        var (code, output) = await Ageing.RunAsync(Patience, ["simulate", .. size, "--seed", "20", "--out", folder.Inside("simulated")]);
        Assert.True(code == 0, output);
        TestContext.Current.SendDiagnosticMessage(output);
        return folder.Inside("simulated", "recording.jsonl.gz");
    }

    private static async Task<string> PlayAsync(SingleProcess system, string recording)
    {
        await system.StartAsync();
        await using var replay = system.StartReplay(recording, "--speed", "max");
        var code = await replay.WaitAsync(Patience);
        Assert.True(code == 0, $"the replay ended with {code}:{Environment.NewLine}{replay.Output}{Environment.NewLine}{system.Outputs()}");
        TestContext.Current.SendDiagnosticMessage($"one process: {Sent().Match(replay.Output).Value}; {system.PeakMemory("server")}");
        return await system.ContentAsync(Patience);
    }

    [GeneratedRegex("^sent .*$", RegexOptions.Multiline)]
    private static partial Regex Sent();

    /// <summary>The simulation and what an undisturbed run leaves.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        public string Recording { get; private set; } = string.Empty;

        public string Content { get; private set; } = string.Empty;

        public TimeSpan Elapsed { get; private set; }

        public async ValueTask InitializeAsync()
        {
            Recording = await SimulateAsync(folder);
            await using var system = new SingleProcess();
            var begun = TimeProvider.System.GetTimestamp();
            Content = await PlayAsync(system, Recording);
            Elapsed = TimeProvider.System.GetElapsedTime(begun);
            Assert.Contains("alert ", Content, StringComparison.Ordinal);
            TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"undisturbed, start and checksum included: {Elapsed.TotalSeconds:0} s"));
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
