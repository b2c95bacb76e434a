using AgeingMonitor.Analytics.Detection.SeriesAnomaly;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Evaluation.Tests.Nab;

public sealed class SeriesAnomalyDetectorTests
{
    private const int Points = 3000;
    private static readonly SeriesAnomalyOptions Options = new();

    [Theory]
    [InlineData(1.0 / 1024)]
    [InlineData(4)]
    [InlineData(1048576)]
    public void Add_ScaledSeries_SaysTheSame(double scale)
    {
        var expected = Run(new(Options), Series(), 0, Points);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Run(new(Options), [.. Series().Select(point => point * scale)], 0, Points));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(71)]
    [InlineData(1700)]
    public void Save_AtAnyPoint_GoesOnTheSame(int cut)
    {
        var (whole, half) = (new SeriesAnomalyDetector(Options), new SeriesAnomalyDetector(Options));
        var expected = Run(whole, Series(), 0, Points);
        var before = Run(half, Series(), 0, cut);
        var rest = Run(new(Options, half.Save()), Series(), cut, Points);
        Assert.Equal(expected, [.. before, .. rest]);
    }

    [Fact]
    public void Add_WhatIsNoNumber_ChangesNothing()
    {
        var detector = new SeriesAnomalyDetector(Options);
        foreach (var garbage in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            Assert.False(detector.Add(new Instant(5), garbage));
        }

        Assert.Equal(0, detector.Save().Count);
    }

    [Fact]
    public void Add_ConstantSeries_IsSilentAndHugeValuesAreBorne()
    {
        Assert.Empty(Run(new(Options), [.. Enumerable.Repeat(20.5, Points)], 0, Points));
        Assert.NotNull(Run(new(Options), [.. Enumerable.Range(0, Points).Select(i => i % 2 == 0 ? 1e300 : -1e300)], 0, Points));
    }

    [Fact]
    public void Add_TimesThatStandStillOrGoBack_AreBorne()
    {
        var detector = new SeriesAnomalyDetector(Options);
        foreach (var (point, i) in Series().Select((point, i) => (point, i)))
        {
            detector.Add(new Instant(i % 6 == 0 ? -1_000_000L * i : 0), point);
            Assert.InRange(detector.Score, 0, 6);
        }
    }

    [Fact]
    public void State_ThatIsNotWhole_IsRefused() => Assert.Throws<ArgumentException>(() => new SeriesAnomalyDetector(Options, new SeriesAnomalyState()));

    [Fact]
    public void Add_InSteadyState_AllocatesNothing()
    {
        var (detector, series) = (new SeriesAnomalyDetector(Options), Series());
        detector.Add(new Instant(0), series[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < series.Length; i++)
        {
            detector.Add(new Instant(i * 300_000_000L), series[i]);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static List<int> Run(SeriesAnomalyDetector detector, double[] series, int from, int to) => [.. Enumerable.Range(from, to - from).Where(i => detector.Add(new Instant(i * 300_000_000L), series[i]))];

    private static double[] Series()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Points).Select(i => (10 * Math.Sin(i * Math.Tau / 288)) + random.NextDouble() + (i is > 2000 and < 2010 ? 25 : 0))];
    }
}
