using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Tests.Laboratory;
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
    [InlineData("not-worn")]
    [InlineData("sensor-dead")]
    [InlineData("sensor-fault")]
    public void NoticedFall_OnADeviceThatDoesNotWork_IsAnUnnoticedOne(string trouble)
    {
        var fall = new Happening { Kind = HappeningKinds.Fall, Manner = "noticed", During = Hours(7) };
        var device = new Happening { Kind = HappeningKinds.Find(trouble)!, Sensor = HomeSensors.Wrist, During = Hours(1) };
        var need = Of(fall, null, device)[0];
        Assert.Equal((true, "fall (unnoticed)", Hours(7)), (need.Must, need.Cause, need.During));
        Assert.Contains(AlertRules.Stillness, need.Rules);

        var over = device with { During = new TimeRange(Start - TimeSpan.FromHours(2), Start) };
        Assert.Equal("fall (noticed)", Of(fall, null, over)[0].Cause);
        Assert.Equal("fall (noticed)", Of(fall, null, device with { Sensor = HomeSensors.Pendant })[0].Cause);
    }

    [Fact]
    public void NoticedFall_OfMoreThanAnHour_IsToldByStillnessAsWell()
    {
        Assert.Equal([AlertRules.Fall], Of(HappeningKinds.Fall, Minutes(60), "noticed")[0].Rules);
        var found = Of(HappeningKinds.Fall, Hours(7), "noticed");
        Assert.Equal((Start + TimeSpan.FromHours(1), true), (found[0].During.To, found[0].Must));
        Assert.All(found, expectation => Assert.Equal([AlertRules.Fall, AlertRules.Stillness, AlertRules.BedNotReturned], expectation.Rules));
        Assert.True(found[1].During.Contains(Start + TimeSpan.FromHours(5)));
    }

    [Fact]
    public void HelpCall_OnAPendantThatDoesNotWork_IsNoNeedThatARuleCouldMeet()
    {
        var call = new Happening { Kind = HappeningKinds.HelpCall, Manner = "real", During = Minutes(0) };
        Assert.Empty(Of(call, null, new Happening { Kind = HappeningKinds.SensorDead, Sensor = HomeSensors.Pendant, During = Hours(1) }));
        Assert.Empty(Of(call, null, new Happening { Kind = HappeningKinds.KitOff, During = Hours(1) }));
        Assert.True(Of(call, null, new Happening { Kind = HappeningKinds.LinkLoss, During = Hours(1) })[0].Must);
    }

    /// <summary>What the truth says of a device is what the kit sends of it, whatever happens to device and kit.</summary>
    [Fact]
    public void NoticedFall_IsHeardExactlyWhereTheKitSendsIt()
    {
        foreach (var kind in HappeningKinds.All.Where(kind => kind.Scope is HappeningScope.Sensor or HappeningScope.Kit || kind == HappeningKinds.PowerCut))
        {
            foreach (var manner in kind.Manners.DefaultIfEmpty())
            {
                var trouble = new Happening { Kind = kind, Manner = manner, Sensor = kind.Scope == HappeningScope.Sensor ? HomeSensors.Wrist : null, During = new TimeRange(Start + TimeSpan.FromHours(9), Start + TimeSpan.FromHours(10)) };
                var fall = new Happening { Kind = HappeningKinds.Fall, Manner = "noticed", During = new TimeRange(Start + TimeSpan.FromHours(9.5), Start + TimeSpan.FromHours(9.6)) };
                var home = LaboratoryHomes.Simulated(1, 1, trouble, fall);
                var isSent = home.Packs.Any(pack => pack.Pack.Observations.Any(observation => observation.Quantity == Quantities.Fall));
                var isHeard = new HomeTruth(home.Plan.Home, home.Happenings, []).Hears(HomeSensors.Wrist, fall.During.From);
                Assert.True(isSent == isHeard, $"{kind} {manner}: sent {isSent}, heard {isHeard}");
            }
        }
    }

    [Theory]
    [InlineData(359, false)]
    [InlineData(360, true)]
    public void SittingStill_IsUnderstandableFromSixHours(int minutes, bool understandable)
    {
        var found = Of(HappeningKinds.SittingStill, Minutes(minutes));
        Assert.Equal(understandable, found.Count == 1);
        Assert.All(found, expectation => Assert.False(expectation.Must));
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
        var found = Of(new Happening { Kind = HappeningKinds.Reading, Manner = quantity, Amount = value, During = Minutes(0), Sensor = SensorId.Parse("handheld") });
        Assert.Equal(must, found.Any(expectation => expectation.Must));
    }

    [Fact]
    public void Reading_OfTheWristDevice_MayBeALooseStrap()
    {
        var found = Of(new Happening { Kind = HappeningKinds.Reading, Manner = "oxygen-saturation", Amount = 85, During = Minutes(0), Sensor = HomeSensors.Wrist });
        Assert.False(Assert.Single(found).Must);
    }

    [Fact]
    public void Illness_IsNeededFromTheFirstDayOfHighFever()
    {
        var illness = new Happening { Kind = HappeningKinds.Illness, Amount = 39.4, During = Hours(24 * 6) };
        var days = Enumerable.Range(-1, 8).Select(i => Day(i, i switch { 1 => 38.2, 2 or 3 => 39.3, _ => 36.8 })).ToList();
        var found = Of(illness, days);
        Assert.Equal(new TimeRange(days[3].During.From, days[3].During.To + TimeSpan.FromDays(1)), found[0].During);
        Assert.True(found[0].Must);

        // An alert of the onset, or after the illness, is understandable.
        Assert.Equal(
            [new TimeRange(illness.During.From, found[0].During.From), new TimeRange(found[0].During.To, illness.During.To + TimeSpan.FromDays(1))],
            found.Skip(1).Select(expectation => expectation.During));
        Assert.DoesNotContain(found.Skip(1), expectation => expectation.Must);

        foreach (var highest in (double[])[38.5, 37])
        {
            var mild = Assert.Single(Of(illness, [.. days.Select(day => day with { HighestTemperature = Math.Min(day.HighestTemperature, highest) })]));
            Assert.Equal((false, new TimeRange(illness.During.From, illness.During.To + TimeSpan.FromDays(1))), (mild.Must, mild.During));
        }

        Assert.False(Assert.Single(Of(HappeningKinds.Illness, Hours(100), "heart")).Must);
    }

    /// <summary>The chest may be ill without a fever: low oxygen, fast breathing or a racing heart calls for somebody as well.</summary>
    [Theory]
    [InlineData(91, 15, 64, true)]
    [InlineData(92, 24, 130, false)]
    [InlineData(95, 25, 64, true)]
    [InlineData(95, 15, 131, true)]
    public void Illness_IsNeededByAnyLimitThatIsTrulyPassed(double oxygen, double breaths, double beats, bool must)
    {
        foreach (var manner in HappeningKinds.Illness.Manners)
        {
            var illness = new Happening { Kind = HappeningKinds.Illness, Manner = manner, Amount = 38, During = Hours(24 * 3) };
            var days = Enumerable.Range(0, 3).Select(i => Day(i, 37.5)).ToList();
            days[1] = days[1] with { LowestOxygenSaturation = oxygen, HighestRespiratoryRate = breaths, HighestHeartRate = beats };
            var found = Of(illness, days);
            Assert.Equal(must, found[0].Must);
            Assert.Equal(must ? days[1].During.From : illness.During.From, found[0].During.From);
        }
    }

    [Theory]
    [InlineData(2.6, 3, true)]
    [InlineData(2.4, 3, false)]
    [InlineData(4, 1, false)]
    public void HeartIllness_IsNeededByAGainThatLasts(double gain, int length, bool must)
    {
        var illness = new Happening { Kind = HappeningKinds.Illness, Manner = "heart", Amount = 3, During = Hours(24 * 8) };
        var days = Enumerable.Range(-4, 12).Select(i => Day(i, 36.8) with { Weight = i >= 1 && i < 1 + length ? 68 + gain : 68 }).ToList();
        var found = Of(illness, days);
        Assert.Equal(must, found[0].Must);
        Assert.Contains(AlertRules.Weight, found[0].Rules);
        Assert.Equal(must ? days[5].During.From : illness.During.From, found[0].During.From);
    }

    [Theory]
    [InlineData(64.0, false)]
    [InlineData(63.9, true)]
    public void WeightChange_IsNeededFromSixPercentInAMonth(double weight, bool must)
    {
        var change = new Happening { Kind = HappeningKinds.WeightChange, Amount = -4, During = Hours(24 * 20) };
        var days = Enumerable.Range(-2, 24).Select(i => Day(i, 36.8) with { Weight = i >= 18 ? weight : 68 }).ToList();
        var found = Of(change, days);
        Assert.Equal(must, found[0].Must);
        Assert.Equal(must ? days[20].During.From : change.During.From, found[0].During.From);
    }

    [Fact]
    public void OrdinaryLifeAndFaultsToBear_ExpectNothing()
    {
        foreach (var entry in Expectations.All.Where(entry => entry.Standing is ExpectationStanding.Nothing or ExpectationStanding.NoRuleYet && entry.When.Length == 0))
        {
            Assert.Empty(Of(entry.Kind, Hours(2), entry.Manner));
        }
    }

    private static IReadOnlyList<Expectation> Of(HappeningKind kind, TimeRange during, string? manner = null) =>
        Of(new Happening { Kind = kind, Manner = manner, During = during });

    private static IReadOnlyList<Expectation> Of(Happening happening, IReadOnlyList<TrueDay>? days = null, params Happening[] besides) =>
        Expectations.Of(happening, new HomeTruth(Home, [happening, .. besides], days ?? []));

    private static TimeRange Minutes(int minutes) => new(Start, Start + TimeSpan.FromMinutes(minutes));

    private static TimeRange Hours(int hours) => new(Start, Start + TimeSpan.FromHours(hours));

    private static TrueDay Day(int number, double temperature) => Days.Of(Home, Start + TimeSpan.FromDays(number)) with { HighestTemperature = temperature };
}
