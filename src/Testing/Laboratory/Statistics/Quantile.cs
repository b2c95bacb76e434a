namespace AgeingMonitor.Testing.Laboratory.Statistics;

/// <summary>Quantiles of a sample, by linear interpolation between order statistics (type 7 of Hyndman and Fan, Am Stat 50:361, 1996).</summary>
public static class Quantile
{
    /// <summary>A quantile of values in ascending order.</summary>
    /// <param name="ordered">Ascending; may be empty.</param>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>Null of nothing.</returns>
    public static double? Of(IReadOnlyList<double> ordered, double share)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        if (ordered.Count == 0)
        {
            return null;
        }

        var place = share * (ordered.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < ordered.Count ? ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below])) : ordered[below];
    }
}
