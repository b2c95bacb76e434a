using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>How a measure moves from week to week, and whether that is more than the person's own scatter.</summary>
internal static class Trends
{
    /// <summary>Weeks at the beginning that say what was usual.</summary>
    public const int First = 6;

    /// <summary>Weeks at the end that say what is now.</summary>
    public const int Last = 3;

    private const double Quantile975 = 1.959964;

    /// <summary>The trend of a measure; null until there are <see cref="First"/> + <see cref="Last"/> weeks with a value.</summary>
    /// <param name="weeks">Number of the week, value, standard error; in order of time.</param>
    /// <param name="leastError">See <see cref="CapacityMeasure.LeastError"/>.</param>
    public static CapacityTrend? Of(IReadOnlyList<(int Week, double Value, double Error)> weeks, double leastError)
    {
        if (weeks.Count < First + Last)
        {
            return null;
        }

        var (slope, low, high) = Slope(weeks);
        var change = Median([.. weeks.TakeLast(Last).Select(week => week.Value)]) - Median([.. weeks.Take(First).Select(week => week.Value)]);
        return new CapacityTrend(weeks.Count, slope, low, high, change, Quantile975 * Math.Sqrt(2) * Math.Max(leastError, ErrorOfAWeek(weeks)));
    }

    /// <summary>
    /// The standard error of a week (SEM), the largest of three: from the differences of one week to the next, in which a slow change does not show (1.4826 × their median size / √2); from the scatter of the first weeks about their median, where
    /// weeks hang together; and what the days within the weeks say.
    /// </summary>
    private static double ErrorOfAWeek(IReadOnlyList<(int Week, double Value, double Error)> weeks)
    {
        var steps = new double[weeks.Count - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Math.Abs(weeks[i + 1].Value - weeks[i].Value);
        }

        var first = Median([.. weeks.Take(First).Select(week => week.Value)]);
        var scatter = 1.4826 * Median([.. weeks.Take(First).Select(week => Math.Abs(week.Value - first))]);
        return Math.Max(Math.Max(1.4826 * Median(steps) / Math.Sqrt(2), scatter), Median([.. weeks.Select(week => week.Error)]));
    }

    /// <summary>Median of all slopes between two weeks, with the interval of Sen (J Am Stat Assoc 63:1379, 1968).</summary>
    private static (double Slope, double Low, double High) Slope(IReadOnlyList<(int Week, double Value, double Error)> weeks)
    {
        var n = weeks.Count;
        var slopes = new double[n * (n - 1) / 2];
        var k = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                slopes[k++] = (weeks[j].Value - weeks[i].Value) / (weeks[j].Week - weeks[i].Week);
            }
        }

        Array.Sort(slopes);
        var spread = Quantile975 * Math.Sqrt(n * (n - 1.0) * ((2 * n) + 5) / 18);
        var low = Math.Clamp((int)Math.Floor((slopes.Length - spread) / 2), 0, slopes.Length - 1);
        var high = Math.Clamp((int)Math.Ceiling((slopes.Length + spread) / 2), 0, slopes.Length - 1);
        return (Middle(slopes), slopes[low], slopes[high]);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return Middle(values);
    }

    private static double Middle(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
