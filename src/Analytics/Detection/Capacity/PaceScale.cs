using AgeingMonitor.Analytics.Detection.Routine;

namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>
/// Times from room to room as counts on a logarithmic scale, from which fast quantiles are read: what is walked without stopping on the way. Both ways between two rooms count together.
/// </summary>
internal static class PaceScale
{
    public const int Bins = 32;

    /// <summary>Unordered pairs of two kinds of rooms.</summary>
    public const int Pairs = DayAccumulator.Rooms * (DayAccumulator.Rooms - 1) / 2;

    /// <summary>Shorter ways are two people, or one sensor that sees into two rooms.</summary>
    private const double ShortestSeconds = 1;

    /// <summary>Longer ones are no way but a stay that no sensor saw.</summary>
    private const double LongestSeconds = 60;

    private static readonly double BinWidth = Math.Log(LongestSeconds / ShortestSeconds) / Bins;

    /// <summary>Counts a way.</summary>
    /// <param name="ways">One row of <see cref="Bins"/> for each pair.</param>
    /// <param name="from">Kind of the room that was left.</param>
    /// <param name="to">Kind of the room that was entered, another one.</param>
    /// <param name="seconds">Between the last sign in the one and the first in the other.</param>
    public static void Count(int[] ways, int from, int to, double seconds)
    {
        if (seconds >= ShortestSeconds && seconds < LongestSeconds)
        {
            ways[(PairOf(from, to) * Bins) + Math.Min(Bins - 1, (int)(Math.Log(seconds / ShortestSeconds) / BinWidth))]++;
        }
    }

    /// <summary>The natural logarithm of the seconds below which a share of the ways lie, even within a bin.</summary>
    /// <param name="counts">The counts of one pair; at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double LogQuantile(ReadOnlySpan<int> counts, double share)
    {
        var total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        double wanted = share * total, below = 0;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0 && below + counts[bin] >= wanted)
            {
                return Math.Log(ShortestSeconds) + (BinWidth * (bin + Math.Clamp((wanted - below) / counts[bin], 0, 1)));
            }

            below += counts[bin];
        }

        return Math.Log(LongestSeconds);
    }

    private static int PairOf(int from, int to)
    {
        var (low, high) = from < to ? (from, to) : (to, from);
        return (high * (high - 1) / 2) + low;
    }
}
