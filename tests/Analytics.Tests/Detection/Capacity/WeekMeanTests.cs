using AgeingMonitor.Analytics.Detection.Capacity;

namespace AgeingMonitor.Analytics.Tests.Detection.Capacity;

public sealed class WeekMeanTests
{
    /// <summary>
    /// By hand: of 1 2 3 4 5 6 60 the mean of 2 to 6 is 4. Winsorised 2 2 3 4 5 6 6: mean 4, squares 4 + 4 + 1 + 0 + 1 + 4 + 4 = 18, variance 3, standard deviation 1.7321; error 1.7321 × √7 / 5 = 0.9165.
    /// </summary>
    [Fact]
    public void Trimmed_OneOddDay_DoesNotMoveTheWeek()
    {
        var (mean, error) = WeekMean.Trimmed([60, 1, 2, 3, 4, 5, 6]);

        Assert.Equal(4, mean);
        Assert.Equal(0.9165, error, 4);
    }

    [Fact]
    public void Trimmed_ThreeDays_IsTheirMean()
    {
        var (mean, error) = WeekMean.Trimmed([1, 2, 6]);

        Assert.Equal(3, mean);
        Assert.Equal(Math.Sqrt(7.0 / 3), error, 6);
    }

    [Fact]
    public void Plain_OneDayOfSeven_Counts()
    {
        var (mean, error) = WeekMean.Plain([0, 0, 7, 0, 0, 0, 0]);

        Assert.Equal(1, mean, 6);
        Assert.Equal(1, error, 6);
    }
}
