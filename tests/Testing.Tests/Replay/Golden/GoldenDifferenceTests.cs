using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Replay.Golden;

namespace AgeingMonitor.Testing.Tests.Replay.Golden;

public sealed class GoldenDifferenceTests
{
    [Fact]
    public void Between_SameAlerts_IsEmptyWhateverTheOrderWithinAnInstant()
    {
        var difference = GoldenDifference.Between(Log(Alert(1, "a"), Alert(1, "b")), Log(Alert(1, "b"), Alert(1, "a")));

        Assert.True(difference.IsEmpty);
        Assert.Equal("night: 2 alerts, all as expected.", difference.ToString());
    }

    [Fact]
    public void Between_MissingUnexpectedAndChanged_ShowsEachWithItsMark()
    {
        var expected = Log(Alert(1, "gone"), Alert(100, "same"), Alert(200, "moved"), Alert(300, "same"));
        var actual = Log(Alert(100, "same"), Alert(200, "moved") with { RaisedAt = Samples.At(205), Priority = AlertPriority.Low, Summary = "other" }, Alert(300, "same"), Alert(400, "new"));

        var difference = GoldenDifference.Between(expected, actual);

        Assert.Equal((1, 1, 1), (difference.Missing.Count, difference.Unexpected.Count, difference.Changed.Count));
        Assert.Equal(
            """
            night: 1 missing (-), 1 unexpected (+), 1 changed (~); 2 as expected
            - 2026-03-01T08:00:01.000000Z  high  gone  home-1  household  since 2026-03-01T08:00:01.000000Z  text of gone
              2026-03-01T08:01:40.000000Z  high  same  home-1  household  since 2026-03-01T08:01:40.000000Z  text of same
            ~ 2026-03-01T08:03:25.000000Z  low  moved  home-1  household  since 2026-03-01T08:03:20.000000Z  other
                  raised at was 2026-03-01T08:03:20.000000Z
                  priority was high
                  text was text of moved
              2026-03-01T08:05:00.000000Z  high  same  home-1  household  since 2026-03-01T08:05:00.000000Z  text of same
            + 2026-03-01T08:06:40.000000Z  high  new  home-1  household  since 2026-03-01T08:06:40.000000Z  text of new
            If this is how it should be now: ./ageing cases --renew night
            """.ReplaceLineEndings("\n"),
            difference.ToString());
    }

    [Fact]
    public void Between_ManyEqualLines_ShowsOnlyThoseAroundTheDifference()
    {
        var alerts = Enumerable.Range(0, 20).Select(i => Alert(i * 60, "same")).ToArray();

        var text = GoldenDifference.Between(Log(alerts), Log([.. alerts.Where((_, i) => i != 10)])).ToString();

        Assert.Equal(1 + 1 + 2 + 1 + 2 + 1 + 1, text.Split('\n').Length);
        Assert.Contains("  … 8 as expected", text, StringComparison.Ordinal);
        Assert.Contains("  … 7 as expected", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_TwoAlertsOfOneEpisode_PairsEachWithItsOwn()
    {
        // Two vital signs may leave their limits at one instant: same home, rule, subject and episode.
        var expected = Log(Alert(1, "vital") with { Summary = "pulse" }, Alert(1, "vital") with { Summary = "oxygen" });
        var actual = Log(Alert(1, "vital") with { Summary = "oxygen" }, Alert(1, "vital") with { Summary = "pulse 131" });

        var difference = GoldenDifference.Between(expected, actual);

        Assert.Equal(("pulse", "pulse 131"), (Assert.Single(difference.Changed).Expected.Summary, difference.Changed[0].Actual.Summary));
        Assert.Empty(difference.Missing);
        Assert.Empty(difference.Unexpected);
    }

    [Fact]
    public void Between_AlertRaisedTwice_IsUnexpectedOnce() =>
        Assert.Single(GoldenDifference.Between(Log(Alert(1, "a")), Log(Alert(1, "a"), Alert(1, "a"))).Unexpected);

    private static GoldenAlertLog Log(params GoldenAlert[] alerts) => new("night", alerts);

    private static GoldenAlert Alert(double seconds, string rule) => new(Samples.At(seconds), AlertPriority.High, rule, 1, "household", Samples.At(seconds), $"text of {rule}");
}
