using AgeingMonitor.Testing.Recordings.Inspection;

namespace AgeingMonitor.Testing.Tests.Recordings.Inspection;

public sealed class CoverageLineTests
{
    [Theory]
    [InlineData(new double[] { 0, 60, 120, 1200, 1260 }, new double[] { 120, 1200 })]
    [InlineData(new double[] { 1260, 0, 1200, 120, 60 }, new double[] { 120, 1200 })]
    [InlineData(new double[] { 0, 1200, 600 }, new double[] { })]
    [InlineData(new double[] { 0, 601 }, new double[] { 0, 601 })]
    [InlineData(new double[] { 5 }, new double[] { })]
    public void Gaps_InWhateverOrder_AreTheTimesLongerThanTheLimit(double[] instants, double[] expected)
    {
        var line = new CoverageLine(TimeSpan.FromMinutes(10));
        foreach (var instant in instants)
        {
            line.Add(Samples.At(instant));
        }

        Assert.Equal(expected, line.Gaps.SelectMany(gap => (double[])[(gap.From - Samples.Start).TotalSeconds, (gap.To - Samples.Start).TotalSeconds]));
        Assert.Equal((Samples.At(instants.Min()), Samples.At(instants.Max())), (line.First, line.Last));
    }
}
