using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Scenarios;

public sealed class ScenarioLibraryTests
{
    private const string LookAlike = "look-alike";

    public static TheoryData<string> Rules => [.. AlertRules.All];

    public static TheoryData<string> Kinds => [.. HappeningKinds.All.Select(kind => kind.Name)];

    [Fact]
    public void All_EveryFile_CanBeReadAndSaysWhatItIsAbout()
    {
        Assert.True(ScenarioLibrary.Names.Count >= 40);
        Assert.All(ScenarioLibrary.All, scenario =>
        {
            Assert.NotEmpty(scenario.About.English);
            Assert.NotEmpty(scenario.About.French);
            Assert.NotEqual(scenario.About.English, scenario.About.French);
            Assert.NotEmpty(scenario.MustRaise.Concat(scenario.MustNotRaise).Concat(scenario.MustList).Concat(scenario.MustNotList));
        });
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void All_EachRule_HasAScenarioThatRaisesItAndOneThatOnlyLooksLikeIt(string rule)
    {
        Assert.Contains(ScenarioLibrary.All, scenario => scenario.Name.StartsWith(rule, StringComparison.Ordinal) && scenario.MustRaise.Contains(rule));
        Assert.Contains(ScenarioLibrary.All, scenario => scenario.Name.StartsWith($"{rule}-{LookAlike}", StringComparison.Ordinal) && scenario.MustNotRaise.Contains(rule));
    }

    [Fact]
    public void All_EachLookAlike_MustNotRaiseWhatItLooksLike() => Assert.All(
        ScenarioLibrary.All.Where(scenario => scenario.Name.Contains($"-{LookAlike}-", StringComparison.Ordinal)),
        scenario => Assert.Contains(scenario.Name[..scenario.Name.IndexOf($"-{LookAlike}-", StringComparison.Ordinal)], scenario.MustNotRaise.Concat(scenario.MustNotList.Select(detector => $"list-{detector}"))));

    [Theory]
    [InlineData(DayFlagDetectors.VitalSigns)]
    [InlineData(DayFlagDetectors.BloodPressure)]
    public void All_DetectorOfTheDailyList_HasAScenarioThatListsItAndOneThatOnlyLooksLikeIt(string detector)
    {
        Assert.Contains(ScenarioLibrary.All, scenario => scenario.Name.StartsWith($"list-{detector}", StringComparison.Ordinal) && scenario.MustList.Contains(detector));
        Assert.Contains(ScenarioLibrary.All, scenario => scenario.Name.StartsWith($"list-{detector}-{LookAlike}", StringComparison.Ordinal) && scenario.MustNotList.Contains(detector));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_EachKind_HappensSomewhere(string kind) =>
        Assert.Contains(ScenarioLibrary.All, scenario => scenario.Happenings.Any(home => home.Any(happening => happening.Kind.Name == kind)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_EachMannerOfAKind_HappensSomewhere(string kind)
    {
        var used = ScenarioLibrary.All.SelectMany(scenario => scenario.Happenings).SelectMany(home => home).Where(happening => happening.Kind.Name == kind).Select(happening => happening.MannerOrFirst).ToHashSet();

        Assert.All(HappeningKinds.Find(kind)!.Manners, manner => Assert.Contains(manner, used));
    }

    [Fact]
    public void Find_UnknownName_IsNullAndANearOneIsKnown()
    {
        Assert.Null(ScenarioLibrary.Find("fall-noticed-in-the-bathrom"));
        Assert.Null(ScenarioLibrary.TextOf("../fall"));
        Assert.Equal("fall-noticed-in-the-bathroom", ScenarioLibrary.Nearest("fall-noticed-in-the-bathrom"));
        Assert.Null(ScenarioLibrary.Nearest("an-earthquake"));
    }
}
