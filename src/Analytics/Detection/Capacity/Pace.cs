namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>
/// A week's pace: the fast quantile of each pair of rooms against that pair's own first one, averaged by the number of ways. So it does not matter where in the home somebody walks more this week, and a pair that is first walked later
/// joins at the pace of that week.
/// </summary>
internal static class Pace
{
    /// <summary>The fast fifth: ways without a stop.</summary>
    private const double Fast = 0.2;

    /// <summary>Ways of a pair in a week below which its quantile says nothing.</summary>
    private const int FewestOfPair = 10;

    /// <summary>Ways of all such pairs in a week below which there is no pace.</summary>
    private const int Fewest = 40;

    /// <summary>The pace of the ways, in percent of the first week's time, with its standard error; null when there were too few. Learns pairs that are new.</summary>
    public static (double Percent, double Error)? Of(CapacityState state)
    {
        double sum = 0, squares = 0;
        int ways = 0, known = 0;
        for (var pair = 0; pair < PaceScale.Pairs; pair++)
        {
            var counts = state.Ways.AsSpan(pair * PaceScale.Bins, PaceScale.Bins);
            var n = Total(counts);
            ways += n >= FewestOfPair ? n : 0;
            if (n >= FewestOfPair && state.OwnTimes[pair] is { } own)
            {
                known += n;
                sum += n * (PaceScale.LogQuantile(counts, Fast) - own);
                squares += n * n * Math.Pow(ErrorOf(counts, n), 2);
            }
        }

        if (ways < Fewest)
        {
            return null;
        }

        // Without any pair that was walked before, the pace is taken for the last one.
        var pace = known > 0 ? sum / known : state.LastPace;
        var error = known > 0 ? Math.Sqrt(squares) / known : ErrorOfNew(state, ways);
        Learn(state, pace);
        state.LastPace = pace;
        return (100 * Math.Exp(pace), 100 * Math.Exp(pace) * error);
    }

    private static void Learn(CapacityState state, double pace)
    {
        for (var pair = 0; pair < PaceScale.Pairs; pair++)
        {
            var counts = state.Ways.AsSpan(pair * PaceScale.Bins, PaceScale.Bins);
            if (state.OwnTimes[pair] is null && Total(counts) >= FewestOfPair)
            {
                state.OwnTimes[pair] = (float)(PaceScale.LogQuantile(counts, Fast) - pace);
            }
        }
    }

    private static double ErrorOfNew(CapacityState state, int ways)
    {
        double squares = 0;
        for (var pair = 0; pair < PaceScale.Pairs; pair++)
        {
            var counts = state.Ways.AsSpan(pair * PaceScale.Bins, PaceScale.Bins);
            var n = Total(counts);
            squares += n >= FewestOfPair ? n * n * Math.Pow(ErrorOf(counts, n), 2) : 0;
        }

        return Math.Sqrt(squares) / ways;
    }

    /// <summary>Half the distance between the quantiles one binomial standard deviation below and above (Woodruff, J Am Stat Assoc 47:635, 1952).</summary>
    private static double ErrorOf(ReadOnlySpan<int> counts, int n)
    {
        var deviation = Math.Sqrt(Fast * (1 - Fast) / n);
        return (PaceScale.LogQuantile(counts, Fast + deviation) - PaceScale.LogQuantile(counts, Math.Max(0, Fast - deviation))) / 2;
    }

    private static int Total(ReadOnlySpan<int> counts)
    {
        var total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        return total;
    }
}
