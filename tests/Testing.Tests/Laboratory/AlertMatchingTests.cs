using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Truth;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Laboratory;

public sealed class AlertMatchingTests
{
    private static readonly HomeId Home = HomeId.Derive("matching/home");
    private static readonly HomeId Other = HomeId.Derive("matching/other");

    [Fact]
    public void Match_AnAlertInTime_MeetsTheNeed_WithItsDelay()
    {
        var result = AlertMatching.Match([Need("fall", 0, 60)], [Alert("fall", 0, 5)]);
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(result.Needs).Delay);
        Assert.Equal(AlertVerdict.Found, Assert.Single(result.Alerts).Verdict);
    }

    [Theory]
    [InlineData("stillness", 5)]
    [InlineData("fall", 60)]
    [InlineData("fall", -1)]
    public void Match_AnotherRuleOrTime_IsFalse_AndTheNeedIsMissed(string rule, int knownAt)
    {
        var result = AlertMatching.Match([Need("fall", 0, 60)], [Alert(rule, knownAt, knownAt)]);
        Assert.Null(Assert.Single(result.Needs).By);
        Assert.Equal(AlertVerdict.False, Assert.Single(result.Alerts).Verdict);
    }

    [Fact]
    public void Match_AnotherHome_IsFalse()
    {
        var result = AlertMatching.Match([Need("fall", 0, 60)], [Alert("fall", 0, 5, Other)]);
        Assert.Equal(AlertVerdict.False, Assert.Single(result.Alerts).Verdict);
    }

    [Fact]
    public void Match_ASecondAlertAboutTheSame_IsARepeat()
    {
        var result = AlertMatching.Match([Need("vital-sign", 0, 600)], [Alert("vital-sign", 90, 90), Alert("vital-sign", 10, 10)]);
        Assert.Equal([AlertVerdict.Found, AlertVerdict.Repeat], result.Alerts.Select(alert => alert.Verdict));
        Assert.Equal(TimeSpan.FromMinutes(10), result.Needs[0].Delay);
    }

    [Fact]
    public void Match_LateButUnderstandable_IsNeitherFoundNorFalse()
    {
        var result = AlertMatching.Match([Need("fall", 0, 60), May("fall", 60, 600)], [Alert("fall", 0, 70)]);
        Assert.Equal(AlertVerdict.Understandable, Assert.Single(result.Alerts).Verdict);
        Assert.Null(Assert.Single(result.Needs).By);
    }

    /// <summary>Two falls before the link is back: each alert belongs to the fall at which its episode starts.</summary>
    [Fact]
    public void Match_TwoNeedsAtOnce_EachAlertMeetsItsOwn()
    {
        var result = AlertMatching.Match([Need("fall", 0, 60), Need("fall", 20, 80)], [Alert("fall", 20, 40), Alert("fall", 0, 41)]);
        Assert.Equal([41, 20], result.Needs.Select(need => need.Delay!.Value.TotalMinutes));
    }

    [Fact]
    public void Match_ANeedComesBeforeWhatIsUnderstandable()
    {
        var result = AlertMatching.Match([May("kit-silent", 0, 600), Need("kit-silent", 30, 90)], [Alert("kit-silent", 0, 45)]);
        Assert.Equal(AlertVerdict.Found, Assert.Single(result.Alerts).Verdict);
    }

    [Fact]
    public void Match_AnyHistory_CountsEveryAlertAndNeedOnce()
    {
        var rule = Gen.Int[0, 2].Select(i => new[] { "fall", "stillness", "kit-silent" }[i]);
        var expectation = Gen.Select(rule, rule, Gen.Int[0, 300], Gen.Int[1, 200], Gen.Bool, Gen.Bool, (first, second, from, length, must, here) =>
            new Expectation(here ? Home : Other, [.. new[] { first, second }.Distinct()], Between(from, from + length), must, first));
        var alert = Gen.Select(rule, Gen.Int[0, 500], Gen.Int[0, 60], Gen.Bool, (of, start, later, here) => Alert(of, start, start + later, here ? Home : Other));
        Gen.Select(expectation.Array[0, 12], alert.Array[0, 25]).Sample(
            history =>
            {
                var (expectations, alerts) = history;
                var result = AlertMatching.Match(expectations, alerts);
                var meeting = result.Needs.Select(need => need.By).OfType<RaisedAlert>().ToList();
                Assert.Equal(alerts.Length, result.Alerts.Count);
                Assert.Equal(expectations.Count(e => e.Must), result.Needs.Count);
                Assert.True(result.Alerts.Select(judged => judged.Raised).ToHashSet<object>(ReferenceEqualityComparer.Instance).SetEquals(alerts));
                Assert.Equal(meeting.Count, meeting.Distinct<object>(ReferenceEqualityComparer.Instance).Count());
                Assert.Equal(meeting.Count, result.Alerts.Count(judged => judged.Verdict == AlertVerdict.Found));
                Assert.All(result.Needs.Where(need => need.By is not null), need =>
                {
                    Assert.Equal(need.Need.Home, need.By!.Alert.Home);
                    Assert.Contains(need.By.Alert.Rule, need.Need.Rules);
                    Assert.True(need.Need.During.Contains(need.By.KnownAt));
                });
                Assert.All(result.Alerts.Where(judged => judged.Verdict == AlertVerdict.False), judged => Assert.DoesNotContain(expectations, e =>
                    e.Home == judged.Raised.Alert.Home && e.Rules.Contains(judged.Raised.Alert.Rule) && e.During.Contains(judged.Raised.KnownAt)));

                // The order in which alerts are given changes nothing.
                var again = AlertMatching.Match(expectations, [.. alerts.Reverse()]);
                Assert.Equal(result.Alerts.Select(judged => judged.Verdict).Order(), again.Alerts.Select(judged => judged.Verdict).Order());
            },
            iter: 2000, seed: "0000KOIPe036");
    }

    private static Expectation Need(string rule, int from, int to) => new(Home, [rule], Between(from, to), true, rule);

    private static Expectation May(string rule, int from, int to) => Need(rule, from, to) with { Must = false };

    private static TimeRange Between(int from, int to) => new(Samples.At(from * 60), Samples.At(to * 60));

    private static RaisedAlert Alert(string rule, int start, int knownAt, HomeId? home = null) => new(Alerts.Of(home ?? Home, rule, Samples.At(start * 60)), Samples.At(knownAt * 60));
}
