using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Replay.Golden;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Replay.Tests;

/// <summary>What the built-in scenarios ask for. The golden logs hold every alert; these hold what must never change with them. That the logs are what is raised is shown by <see cref="ReplayCaseTests"/>.</summary>
public sealed class ScenarioCaseTests
{
    public static TheoryData<string> Names => [.. ScenarioLibrary.Names];

    [Fact]
    public void Library_EachScenario_HasACase() =>
        Assert.All(ScenarioLibrary.Names, name => Assert.True(Directory.Exists(CaseFolders.PathOf(name)), $"There is no case for the scenario {name}. Make it with: ./ageing cases --renew {name}"));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_ItsGoldenLog_HasWhatMustAndNotWhatMustNot(string name)
    {
        var scenario = ScenarioLibrary.Find(name)!;

        var (log, problem) = await GoldenAlertLog.ReadAsync(Path.Combine(CaseFolders.PathOf(name), GoldenAlertLog.FileName), TestContext.Current.CancellationToken);

        Assert.True(log is not null, problem);
        var raised = log!.Alerts.Select(alert => alert.Rule).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], scenario.MustRaise.Except(raised));
        Assert.Equal([], scenario.MustNotRaise.Intersect(raised));
        Assert.Equal([], raised.Except(AlertRules.All));
    }
}
