using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Tests.Laboratory;

public sealed class StatisticsTests
{
    /// <summary>Wilson's interval without continuity correction, from Newcombe, Stat Med 17:857 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_GivesThePublishedIntervals(int count, int of, double low, double high)
    {
        var interval = new Share(count, of).Wilson()!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Share_OfNothing_IsNothing()
    {
        Assert.Null(new Share(0, 0).Value);
        Assert.Null(new Share(0, 0).Wilson());
        Assert.Equal(1, new Share(7, 7).Wilson()!.Value.High);
    }

    /// <summary>Garwood's exact limits, solved apart from the code: the plain sums of Poisson terms in decimal arithmetic of 50 digits.</summary>
    [Theory]
    [InlineData(0, 0, 3.6889)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(2, 0.2422, 7.2247)]
    [InlineData(5, 1.6235, 11.6683)]
    [InlineData(10, 4.7954, 18.3904)]
    [InlineData(50, 37.1110, 65.9188)]
    [InlineData(100, 81.3640, 121.6268)]
    public void Poisson_GivesTheExactLimits(int count, double low, double high)
    {
        var interval = new Rate(count, 1).Exact()!.Value;
        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    /// <summary>For large counts the exact limits come near to k ± 1.96 √k.</summary>
    [Fact]
    public void Poisson_LargeCounts_NeitherOverflowNorUnderflow()
    {
        var interval = new Rate(1_000_000, 1000).Exact()!.Value;
        Assert.InRange(interval.Low, 998.0, 998.1);
        Assert.InRange(interval.High, 1001.9, 1002.0);
    }

    [Fact]
    public void Rate_InNoTime_IsNothing() => Assert.Null(new Rate(3, 0).Exact());

    [Fact]
    public void Quantile_InterpolatesBetweenNeighbours()
    {
        double[] four = [1, 2, 4, 8];
        Assert.Equal(3, Quantile.Of(four, 0.5));
        Assert.Equal(8, Quantile.Of(four, 1));
        Assert.Equal(1, Quantile.Of(four, 0));
        Assert.Equal(7.4, Quantile.Of(four, 0.95)!.Value, 12);
        Assert.Null(Quantile.Of([], 0.5));
    }
}
