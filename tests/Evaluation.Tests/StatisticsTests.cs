using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training;

namespace AgeingMonitor.Evaluation.Tests;

public sealed class StatisticsTests
{
    [Fact]
    public void Ranking_OfAWorkedExample_IsAsByHand()
    {
        (double, bool)[] rows = [(0.9, true), (0.8, false), (0.7, true), (0.7, false), (0.1, false)];
        Assert.Equal(((1 * 3) + 1.5) / 6, Ranking.Auc(rows)!.Value, 12);
        Assert.Equal((1 + (2.0 / 4)) / 2, Ranking.AveragePrecision(rows)!.Value, 12);
        Assert.Equal(0.5, Ranking.SensitivityAt(0.2, rows)!.Value, 12);
        Assert.Equal(0.75, Ranking.SensitivityAt(0.6, rows)!.Value, 12);
        Assert.Null(Ranking.Auc([(1, true)]));
        Assert.Null(Ranking.AveragePrecision([(1, false)]));
    }

    [Fact]
    public void Folds_OfPeople_AreEvenAndIndependentOfOrder()
    {
        var people = Enumerable.Range(0, 23).Select(i => $"set/{i}").ToList();
        var folds = PersonFolds.Of(people, 5, 3);
        Assert.Equal(folds.OrderBy(p => p.Key, StringComparer.Ordinal), PersonFolds.Of(Enumerable.Reverse(people), 5, 3).OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.All(folds.Values.GroupBy(fold => fold), fold => Assert.InRange(fold.Count(), 4, 5));
    }

    [Fact]
    public void Bootstrap_OfEqualPeople_HasNoWidth()
    {
        IReadOnlyList<IReadOnlyList<int>> people = [[1, 3], [1, 3], [1, 3]];
        Assert.Equal((2.0, 2.0), PersonBootstrap.Interval(people, rows => rows.Average(), 1));
        Assert.Null(PersonBootstrap.Interval([[1]], rows => rows.Average(), 1));
    }
}
