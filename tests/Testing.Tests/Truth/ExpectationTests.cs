using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Truth;

public sealed class ExpectationTests
{
    private static readonly HomeId Home = HomeId.Derive("expectations/home");
    private static readonly Instant Start = Samples.Start;

    public static TheoryData<string> Kinds => [.. HappeningKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Table_EveryKindAndManner_HasALine(string name)
    {
        var kind = HappeningKinds.Find(name)!;
        foreach (var manner in kind.Manners.Append(null).Distinct())
        {
            Assert.NotEmpty(Expectations.EntriesFor(new Happening { Kind = kind, Manner = manner, During = Hours(1) }));
        }
    }

    [Fact]
    public void Table_EveryLine_NamesRulesThatExistAndMannersOfItsKind()
    {
        var rules = typeof(AlertRules).GetFields().Select(field => (string)field.GetValue(null)!).ToHashSet();
        Assert.All(Expectations.All, entry =>
        {
            Assert.All(entry.Rules, rule => Assert.Contains(rule, rules));
            Assert.Equal(entry.Standing is ExpectationStanding.Must or ExpectationStanding.May, entry.Rules.Count > 0);
            Assert.Equal(entry.Rules.Count > 0, entry.Within.Length > 0);
            Assert.True(entry.Manner is null || entry.Kind.Manners.Contains(entry.Manner), $"{entry.Kind} has no manner {entry.Manner}");
        });
    }

    [Fact]
    public void Document_HoldsTheTable()
    {
        var table = new StringBuilder("| Happening | When | A good system | Within | Why |\n| --- | --- | --- | --- | --- |\n");
        foreach (var entry in Expectations.All)
        {
            var what = entry.Standing switch
            {
                ExpectationStanding.Must => "must raise " + Names(entry),
                ExpectationStanding.May => "may raise " + Names(entry),
                ExpectationStanding.NoRuleYet => "no rule yet",
                _ => "raises nothing",
            };
            table.Append(CultureInfo.InvariantCulture, $"| `{entry.Kind}`{(entry.Manner is null ? string.Empty : $" ({entry.Manner})")} | {entry.When} | {what} | {entry.Within} | {entry.Why} |\n");
        }

        RepositoryFile.AssertPart("docs/laboratory.md", "expectations", table.ToString());

        static string Names(ExpectationEntry entry) => string.Join(" or ", entry.Rules.Select(rule => $"`{rule}`"));
    }

    [Fact]
    public void NoticedFall_NeedsAFallAlertWithinTheHour_AndLaterOneIsUnderstandable()
    {
        var found = Of(HappeningKinds.Fall, Minutes(8), "noticed");
        Assert.Collection(
            found,
            need => Assert.Equal((true, Start, Start + TimeSpan.FromHours(1), AlertRules.Fall), (need.Must, need.During.From, need.During.To, Assert.Single(need.Rules))),
            late => Assert.Equal((false, Start + TimeSpan.FromHours(1)), (late.Must, late.During.From)));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(61, true)]
    public void UnnoticedFall_NeedsAnAlertOnlyWhenTheResidentLiesForMoreThanAnHour(int minutes, bool must)
    {
        var found = Of(HappeningKinds.Fall, Minutes(minutes), "unnoticed")[0];
        Assert.Equal(must, found.Must);
        Assert.Contains(AlertRules.Stillness, found.Rules);
        Assert.Equal("fall (unnoticed)", found.Cause);
    }

    [Fact]
    public void CancelledFallAndCallByMistake_NeedNothing()
    {
        Assert.False(Assert.Single(Of(HappeningKinds.Fall, Minutes(1), "cancelled")).Must);
        Assert.False(Assert.Single(Of(HappeningKinds.HelpCall, Minutes(0), "by-mistake")).Must);
        Assert.True(Of(HappeningKinds.HelpCall, Minutes(0), "test")[0].Must);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void LinkLoss_NeedsAnAlertFromAQuarterOfAnHour(int minutes, bool must) =>
        Assert.Equal(must, Of(HappeningKinds.LinkLoss, Minutes(minutes))[0].Must);

    [Fact]
    public void PowerCut_KitOff_NeedsAnAlert_KitOnBatteryNot()
    {
        Assert.True(Of(HappeningKinds.PowerCut, Minutes(30), "off")[0].Must);
        Assert.False(Assert.Single(Of(HappeningKinds.PowerCut, Minutes(30), "on-battery")).Must);
    }

    [Theory]
    [InlineData("body-temperature", 39.1, true)]
    [InlineData("body-temperature", 39.0, false)]
    [InlineData("oxygen-saturation", 91, true)]
    [InlineData("oxygen-saturation", 92, false)]
    [InlineData("body-weight", 400, false)]
    public void Reading_NeedsAnAlertBeyondTheOutermostBand(string quantity, double value, bool must)
    {
        var found = Expectations.Of(new(Home, new Happening { Kind = HappeningKinds.Reading, Manner = quantity, Amount = value, During = Minutes(0), Sensor = Samples.Wrist }), []);
        Assert.Equal(must, found.Any(expectation => expectation.Must));
    }

    [Fact]
    public void Illness_IsNeededFromTheFirstDayOfHighFever()
    {
        var illness = new Happening { Kind = HappeningKinds.Illness, Amount = 39.4, During = Hours(24 * 6) };
        var days = Enumerable.Range(-1, 8).Select(i => Day(i, i switch { 1 => 38.2, 2 or 3 => 39.3, _ => 36.8 })).ToList();
        var found = Expectations.Of(new(Home, illness), days);
        Assert.Equal(new TimeRange(days[3].During.From, days[3].During.To + TimeSpan.FromDays(1)), found[0].During);
        Assert.True(found[0].Must);

        var mild = Expectations.Of(new(Home, illness), [.. days.Select(day => day with { HighestTemperature = Math.Min(day.HighestTemperature, 38.5) })]);
        Assert.False(Assert.Single(mild).Must);
        Assert.Equal(days[2].During.From, mild[0].During.From);
        Assert.Empty(Expectations.Of(new(Home, illness), [.. days.Select(day => day with { HighestTemperature = 37 })]));
        Assert.Empty(Of(HappeningKinds.Illness, Hours(100), "heart"));
    }

    [Fact]
    public void OrdinaryLifeAndFaultsToBear_ExpectNothing()
    {
        foreach (var entry in Expectations.All.Where(entry => entry.Standing is ExpectationStanding.Nothing or ExpectationStanding.NoRuleYet && entry.Kind != HappeningKinds.Reading))
        {
            Assert.Empty(Of(entry.Kind, Hours(2), entry.Manner));
        }
    }

    private static IReadOnlyList<Expectation> Of(HappeningKind kind, TimeRange during, string? manner = null) =>
        Expectations.Of(new(Home, new Happening { Kind = kind, Manner = manner, During = during }), []);

    private static TimeRange Minutes(int minutes) => new(Start, Start + TimeSpan.FromMinutes(minutes));

    private static TimeRange Hours(int hours) => new(Start, Start + TimeSpan.FromHours(hours));

    private static TrueDay Day(int number, double temperature) => Days.Of(Home, Start + TimeSpan.FromDays(number)) with { HighestTemperature = temperature };
}
