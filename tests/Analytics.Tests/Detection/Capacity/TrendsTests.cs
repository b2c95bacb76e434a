using AgeingMonitor.Analytics.Detection.Capacity;

namespace AgeingMonitor.Analytics.Tests.Detection.Capacity;

public sealed class TrendsTests
{
    [Fact]
    public void Of_EightWeeks_SaysNothingYet() => Assert.Null(Trends.Of(Weeks(1, 2, 3, 4, 5, 6, 7, 8), 0));

    [Fact]
    public void Of_AStraightLine_HasItsSlopeAndNoWidth()
    {
        var trend = Trends.Of(Weeks(10, 12, 14, 16, 18, 20, 22, 24, 26, 28), 0)!;

        Assert.Equal((2, 2, 2), (trend.Slope, trend.SlopeLow, trend.SlopeHigh));
        // Median of 24, 26, 28 less that of 10 to 20.
        Assert.Equal(26 - 15, trend.Change);
    }

    /// <summary>
    /// By hand. Steps: 1 2 1 0 2 1 1 1; their median 1; 1.4826 / √2 = 1.0484. First six 10 11 9 10 10 12: median 10, deviations 0 1 1 0 0 2, median 0.5, 0.7413. So the error is 1.0484 and MDC = 1.96 × √2 × 1.0484 = 2.906.
    /// </summary>
    [Fact]
    public void Of_ScatterWithoutChange_IsDetectableAsByHandAndNoChange()
    {
        var trend = Trends.Of(Weeks(10, 11, 9, 10, 10, 12, 11, 12, 11), 0)!;

        Assert.Equal(2.906, trend.Detectable, 3);
        Assert.Equal(1, trend.Change);
        Assert.False(trend.IsChange);
    }

    [Fact]
    public void Of_AStepBeyondTheScatter_IsAChange()
    {
        var trend = Trends.Of(Weeks(10, 11, 9, 10, 10, 12, 20, 21, 20), 0)!;

        Assert.Equal(10, trend.Change);
        Assert.True(trend.IsChange);
    }

    [Theory]
    [InlineData(0.5, 1.386)]
    [InlineData(2, 5.544)]
    public void Of_EqualWeeks_AreNeverTakenToBeMoreExactThanTheLeastError(double least, double detectable)
    {
        var trend = Trends.Of(Weeks(3, 3, 3, 3, 3, 3, 3, 3, 3, 4), least)!;

        Assert.Equal(detectable, trend.Detectable, 3);
        Assert.False(trend.IsChange);
    }

    [Fact]
    public void Of_WeeksWithWideErrors_AreNotTakenToBeMoreExact()
    {
        var weeks = Enumerable.Range(0, 9).Select(i => (i, 5.0, 3.0)).ToArray();

        Assert.Equal(1.959964 * Math.Sqrt(2) * 3, Trends.Of(weeks, 0)!.Detectable, 6);
    }

    [Fact]
    public void Of_WeeksThatAreMissing_CountInTheSlope()
    {
        var weeks = Enumerable.Range(0, 9).Select(i => (Week: i < 5 ? i : i + 10, 0.0)).Select(week => (week.Week, 3.0 * week.Week, 0.0)).ToArray();

        Assert.Equal(3, Trends.Of(weeks, 0)!.Slope);
    }

    private static (int Week, double Value, double Error)[] Weeks(params double[] values) => [.. values.Select((value, i) => (i, value, 0.0))];
}
