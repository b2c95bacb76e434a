using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Scenarios;

/// <summary>The scenarios and the table of expectations are two tellings of the same truth.</summary>
public sealed class ScenarioTruthTests
{
    public static TheoryData<string> Names => [.. ScenarioLibrary.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void MustAndMustNotRaise_AgreeWithTheExpectations(string name)
    {
        var scenario = ScenarioLibrary.Find(name)!;
        var expected = ExpectationsOf(scenario);
        Assert.All(scenario.MustRaise, rule => Assert.True(expected.Any(expectation => expectation.Rules.Contains(rule)), $"nothing that happens calls for, or explains, '{rule}'"));
        Assert.All(expected.Where(expectation => expectation.Must), need => Assert.True(
            need.Rules.Any(rule => !scenario.MustNotRaise.Contains(rule)), $"{need.Cause} needs {string.Join(" or ", need.Rules)}, which must not be raised"));
    }

    private static List<Expectation> ExpectationsOf(Scenario scenario)
    {
        var simulation = ScenarioSimulation.Create(scenario);
        var days = scenario.Happenings.Any(home => home.Any(happening => happening.Kind == HappeningKinds.Illness)) ? simulation.Days().ToList() : [];
        return [.. simulation.Homes.SelectMany(home => home.Happenings.SelectMany(happening =>
            Expectations.Of(happening, new HomeTruth(home.Plan.Home, home.Happenings, [.. days.Where(day => day.Home == home.Plan.Home)]))))];
    }
}
