using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Scenarios.Yaml;

namespace AgeingMonitor.Testing.Tests.Scenarios;

public sealed class ScenarioSimulationTests
{
    public static TheoryData<string> Kinds => [.. HappeningKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Create_EachKindWithEachSensor_CanBeSimulatedWithAnySeed(string name)
    {
        var kind = HappeningKinds.Find(name)!;
        foreach (var text in Events(kind))
        {
            var (scenario, problems) = ScenarioFile.Read($"scenario: a\nstart: 2099-01-01\ndays: 400\nevents:\n  - at: day 1 10:00\n    what: {name}\n{text}");
            Assert.Empty(problems);
            for (ulong seed = 1; seed <= 12; seed++)
            {
                Assert.Single(ScenarioSimulation.Create(scenario!, seed).Homes[0].Happenings);
            }
        }
    }

    [Fact]
    public void PacksOf_Scenario_EqualEachTimeAndOtherwiseWithAnotherSeed()
    {
        var scenario = ScenarioLibrary.Find("storm-fall-help-call-and-reboot")!;

        var packs = Keys(scenario, 1);

        Assert.Equal(packs, Keys(scenario, 1));
        Assert.NotEqual(packs, Keys(scenario, 2));
    }

    private static List<string> Keys(Scenario scenario, ulong seed) => [.. ScenarioSimulation.PacksOf(ScenarioSimulation.Create(scenario, seed)).Select(pack => $"{pack.Key} {pack.SealedAt} {pack.Observations.Count}")];

    /// <summary>The further keys of an event: for each sensor where one is needed, for each quantity of it in a reading.</summary>
    private static IEnumerable<string> Events(HappeningKind kind)
    {
        if (kind == HappeningKinds.Reading)
        {
            return SimulatedSensors.All.SelectMany(sensor => SimulatedSensors.NumbersOf(sensor.Sensor).Select(code => $"    sensor: {sensor.Sensor}\n    how: {code}\n    amount: {Plausible(code)}\n"));
        }

        return kind.NeedsSensor ? SimulatedSensors.NamesFor(kind).Select(sensor => $"    sensor: {sensor}\n") : kind == HappeningKinds.Illness ? ["    how: heart\n    amount: 3 kg\n", string.Empty] : [string.Empty];
    }

    private static string Plausible(string code) => FormattableString.Invariant($"{Math.Max(0, Contracts.Vocabulary.Quantities.Find(code)!.Minimum)}");
}
