using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Scenarios.Yaml;

namespace AgeingMonitor.Testing.Tests.Scenarios;

/// <summary>What <c>docs/scenarios.md</c> says is what is read. When the kinds change, <c>AGEING_RENEW=1</c> lets this test write their table anew.</summary>
public sealed class ScenarioDocumentTests
{
    [Fact]
    public void Kinds_TheTable_IsThatOfTheCode()
    {
        if (Environment.GetEnvironmentVariable("AGEING_RENEW") == "1")
        {
            ScenarioDocument.Renew();
        }

        Assert.Equal(ScenarioDocument.TableOfKinds(), ScenarioDocument.Table());
    }

    [Fact]
    public void Keys_TheTables_NameEachKeyOnce() => Assert.Equal([.. ScenarioKeys.OfScenario, .. ScenarioKeys.OfEvent], ScenarioDocument.Keys().OrderBy(Place));

    [Fact]
    public void Words_RoomsAndSensors_AreAllNamed()
    {
        var text = File.ReadAllText(ScenarioDocument.Path);

        Assert.All(SimulatedRooms.Names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
        Assert.All(SimulatedSensors.All, sensor => Assert.Contains($"`{sensor.Sensor}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_TheExample_IsTheBuiltInScenario()
    {
        var block = Assert.Single(ScenarioDocument.Blocks());

        Assert.Equal(ScenarioLibrary.TextOf("fall-in-the-bathroom-offline"), block);
    }

    private static int Place(string key) => ScenarioKeys.OfScenario.Concat(ScenarioKeys.OfEvent).ToList().IndexOf(key);
}
