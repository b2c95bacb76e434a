using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Replay.Tests;

/// <summary>What the built-in scenarios ask for, and what a renewed golden log must not change.</summary>
public sealed class ScenarioCaseTests
{
    /// <summary>Those that are asked for; all when a recorded case is.</summary>
    public static TheoryData<string> Names => [.. CaseFolders.Names.Any(IsScenario) ? CaseFolders.Names.Where(IsScenario) : ScenarioLibrary.Names];

    [Fact]
    public void Library_EachScenario_HasACase() =>
        Assert.All(ScenarioLibrary.Names, name => Assert.True(Directory.Exists(CaseFolders.PathOf(name)), $"There is no case for the scenario {name}. Make it with: ./ageing cases --renew {name}"));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_Played_RaisesWhatItMustAndNotWhatItMustNot(string name)
    {
        var scenario = ScenarioLibrary.Find(name)!;
        var played = await CaseFolders.LoadAsync(name, TestContext.Current.CancellationToken);
        var player = new InProcessPlayer(played.Homes, new DetectionOptions());
        foreach (var pack in played.Packs)
        {
            player.Play(pack);
        }

        var raised = player.Alerts.Select(alert => alert.Rule).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], scenario.MustRaise.Except(raised));
        Assert.Equal([], scenario.MustNotRaise.Intersect(raised));
        Assert.Equal([], raised.Except(AlertRules.All));
        Assert.Empty(Doubles(player.Alerts));
        var listed = player.Flags.Select(flag => flag.Detector).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], scenario.MustList.Except(listed));
        Assert.Equal([], scenario.MustNotList.Intersect(listed));
        Assert.Equal([], listed.Except(DayFlagDetectors.All));
    }

    /// <summary>Alerts of high priority that come so soon after one of the same rule about the same subject that one happening is told twice.</summary>
    private static IEnumerable<AlertDraft> Doubles(IEnumerable<AlertDraft> alerts) => alerts
        .Where(alert => alert.Priority == AlertPriority.High)
        .GroupBy(alert => (alert.Home, alert.Rule, alert.Subject))
        .Select(group => group.OrderBy(alert => alert.EpisodeStart).ToList())
        .SelectMany(row => row.Zip(row.Skip(1)).Where(pair => pair.Second.EpisodeStart - pair.First.EpisodeStart < TimeSpan.FromMinutes(2)).Select(pair => pair.Second));

    private static bool IsScenario(string name) => ScenarioLibrary.Find(name) is not null;
}
