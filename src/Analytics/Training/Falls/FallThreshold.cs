namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Chooses one threshold for the sets of some scores.</summary>
public static class FallThreshold
{
    /// <summary>
    /// The threshold with the largest mean balanced accuracy of the sets, less the share of older people's daily-life trials above it; the middle of the best run of the sorted scores.
    /// </summary>
    public static double Choose(IReadOnlyList<FallScore> scores) => Choose(scores, FallCriterion.Common);

    /// <summary>The same by another criterion.</summary>
    internal static double Choose(IReadOnlyList<FallScore> scores, FallCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var limits = scores.Select(score => score.Score).Where(score => score > FallScore.None).Distinct().Order().ToList();
        if (limits.Count == 0)
        {
            return 0;
        }

        var sets = scores.GroupBy(score => score.Person.Set).Select(group => (Falls: Sorted(group.Where(s => s.Trial.IsFall)), Daily: Sorted(group.Where(s => !s.Trial.IsFall)))).ToList();
        var older = Sorted(scores.Where(s => s.Person.IsOlder && !s.Trial.IsFall));
        var values = limits.Select(limit => sets.Average(set => criterion.Of(ShareFrom(set.Falls, limit, 1), ShareFrom(set.Daily, limit, 0), set.Falls.Length, set.Daily.Length)) - (criterion.OlderWeight * ShareFrom(older, limit, 0))).ToList();
        var best = values.Max();
        var within = Enumerable.Range(0, limits.Count).Where(i => values[i] >= best - 0.001).Select(i => limits[i]).ToList();
        return (within[0] + within[^1]) / 2;
    }

    private static double[] Sorted(IEnumerable<FallScore> scores) => [.. scores.Select(score => score.Score).Order()];

    private static double ShareFrom(double[] sorted, double limit, double whenNone)
    {
        if (sorted.Length == 0)
        {
            return whenNone;
        }

        var i = Array.BinarySearch(sorted, limit);
        i = i < 0 ? ~i : i;
        while (i > 0 && sorted[i - 1] >= limit)
        {
            i--;
        }

        return (double)(sorted.Length - i) / sorted.Length;
    }
}
