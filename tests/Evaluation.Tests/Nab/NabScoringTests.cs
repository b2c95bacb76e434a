using AgeingMonitor.Analytics.Evaluation.Nab;

namespace AgeingMonitor.Evaluation.Tests.Nab;

public sealed class NabScoringTests
{
    private static readonly NabProfile Standard = NabProfile.All[0];
    private static readonly (int First, int Last)[] OneWindow = [(500, 599)];

    [Fact]
    public void Worth_OfPlaces_IsAsByHand()
    {
        Assert.Equal(0, NabScoring.Worth(0), 12);
        Assert.Equal(0.98661429815, NabScoring.Worth(-1), 10);
        Assert.Equal(-0.84828363996, NabScoring.Worth(0.5), 10);
        Assert.Equal(-1, NabScoring.Worth(3.001), 12);
    }

    [Theory]
    [InlineData(1000, 150)]
    [InlineData(1127, 169)]
    [InlineData(15902, 750)]
    public void Probation_OfSeries_IsAShareWithACap(int rows, int expected) => Assert.Equal(expected, NabScoring.ProbationOf(rows));

    [Fact]
    public void Sum_OfDetections_IsAsByHand()
    {
        Assert.Equal(-1, NabScoring.Sum(1000, OneWindow, [], Standard), 12);
        Assert.Equal(1, NabScoring.Sum(1000, OneWindow, [500], Standard), 12);
        Assert.Equal(1, NabScoring.Sum(1000, OneWindow, [149, 500, 520, 599], Standard), 12);
        Assert.Equal(-1 - 0.11, NabScoring.Sum(1000, OneWindow, [150], Standard), 12);

        // Half a window behind it: 99 rows from first to last, so row 599 + 49.5 would be 0.5; 649 is 50/99.
        Assert.Equal(-1 + (0.11 * ((2 / (1 + Math.Exp(5 * 50 / 99.0))) - 1)), NabScoring.Sum(1000, OneWindow, [649], Standard), 12);

        // In the middle: 50 rows of 100 are left, the row itself included.
        Assert.Equal(0.84828363996 / 0.98661429815, NabScoring.Sum(1000, OneWindow, [550], Standard), 9);
        Assert.Equal(-2, NabScoring.Sum(1000, OneWindow, [], NabProfile.All[2]), 12);
    }

    [Fact]
    public void Normalise_OfSilenceAndPerfection_IsZeroAndHundred()
    {
        Assert.All(NabProfile.All, profile => Assert.Equal(0, NabScoring.Normalise(-3 * profile.Missed, 3, profile)!.Value, 12));
        Assert.All(NabProfile.All, profile => Assert.Equal(100, NabScoring.Normalise(3, 3, profile)!.Value, 12));
        Assert.Null(NabScoring.Normalise(0, 0, Standard));
    }
}
