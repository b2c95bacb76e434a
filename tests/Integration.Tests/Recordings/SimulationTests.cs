using System.Text.RegularExpressions;
using AgeingMonitor.Analytics;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Integration.Tests.Recordings;

/// <summary>Simulated homes in which a great deal happens, through the whole chain: all of it stored, twice the same, and the alerts are those of a play in process.</summary>
public sealed partial class SimulationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Every trouble that a kit can have, with calls for help among them, in one home; a second home lives an ordinary life.</summary>
    private const string Troubles = """
        scenario: every-trouble
        start: 2026-03-02
        days: 2
        homes: 2
        events:
          - { at: day 1 01:00, what: link-loss, for: 40 min }
          - { at: day 1 01:12, what: fall, for: 25 min }
          - { at: day 1 03:00, what: clock-unset, for: 20 min }
          - { at: day 1 03:05, what: help-call }
          - { at: day 1 05:00, what: kit-off, for: 1 h }
          - { at: day 1 07:00, what: reboot }
          - { at: day 1 08:00, what: outbox-full, for: 3 h, amount: 10 }
          - { at: day 1 09:00, what: help-call }
          - { at: day 1 12:00, what: resends, for: 2 h }
          - { at: day 1 15:00, what: scrambled, for: 1 h, amount: 0.5 }
          - { at: day 1 17:00, what: hang, for: 1 h }
          - { at: day 1 19:00, what: link-flaky, for: 4 h, amount: 0.5 }
          - { at: day 1 20:00, what: fall, for: 10 min }
          - { at: day 2 01:00, what: clock-slip, for: 2 h, amount: 3600 }
          - { at: day 2 02:00, what: fall, for: 10 min }
          - { at: day 2 06:00, what: clock-slip, for: 2 h, amount: -5400 }
          - { at: day 2 12:00, what: power-cut, for: 30 min }
          - { at: day 2 15:00, what: power-cut, for: 30 min, how: off }
        """;

    [Fact]
    public async Task Replay_OfASimulation_StoresAllOfItOnce_AndRaisesWhatAPlayInProcessRaises()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "the troubles below play the same way: run with ./ageing test --long");
        await using var system = new SingleProcess();
        var replay = await ReplayTwiceAsync(system, "--homes", "3", "--days", "2", "--seed", "17", "--incidence", "60");
        Assert.Contains("quarantined  0 messages", replay, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfEveryTroubleOfAKit_StoresAllOfItOnce_AndRaisesWhatAPlayInProcessRaises()
    {
        await using var system = new SingleProcess();
        var scenario = system.Folder.Inside("troubles.yaml");
        await File.WriteAllTextAsync(scenario, Troubles, TestContext.Current.CancellationToken);
        var replay = await ReplayTwiceAsync(system, "--scenario", scenario);
        Assert.Matches("quarantined  [1-9][0-9]* messages", replay);
        Assert.Matches("[1-9][0-9]* recorded resends", replay);
    }

    private static async Task<string> ReplayTwiceAsync(SingleProcess system, params string[] options)
    {
        var folder = system.Folder.Inside("simulated");
        var (code, told) = await Ageing.RunAsync(Patience, ["simulate", .. options, "--out", folder]);
        Assert.True(code == 0, told);
        var written = Recording().Match(told);
        var recording = Path.Combine(folder, "recording.jsonl.gz");

        await system.StartAsync();
        var replay = await PlayAsync(system, recording);
        Assert.Contains($"sent         {written.Groups["observations"].Value} observations in ", replay, StringComparison.Ordinal);
        Assert.Contains($" observations in {written.Groups["packs"].Value} packs; ", replay, StringComparison.Ordinal);

        var content = await system.ContentAsync();
        var (player, fault) = await InProcessPlayer.PlayAsync(recording, new DetectionOptions(), TestContext.Current.CancellationToken);
        Assert.Null(fault);
        Assert.Equal(0, player!.Waiting);
        Assert.NotEmpty(player.Alerts);
        Assert.Equal(player.Alerts.Select(alert => $"alert {alert.Id}").Order(StringComparer.Ordinal), content.Split(Environment.NewLine).Where(line => line.StartsWith("alert ", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ').Take(2))));

        await PlayAsync(system, recording);
        Assert.Equal(content, await system.ContentAsync());
        return replay;
    }

    private static async Task<string> PlayAsync(ChainSystem system, string recording)
    {
        await using var replay = system.StartReplay(recording, "--speed", "max");
        Assert.True(await replay.WaitAsync(Patience) == 0, replay.Output);
        return replay.Output;
    }

    [GeneratedRegex("recording +(?<observations>[0-9]+) observations in (?<packs>[0-9]+) packs")]
    private static partial Regex Recording();
}
