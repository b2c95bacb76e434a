using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>Puts windows of several sensors, or several windows, together. Pure.</summary>
internal static class Buckets
{
    /// <summary>Merges by window; counts add up, means are weighed by them. The window is a whole multiple of the buckets' own.</summary>
    public static IReadOnlyList<Bucket> Merge(IEnumerable<Bucket> buckets, TimeSpan window)
    {
        var width = window.Ticks / TimeSpan.TicksPerMicrosecond;
        return [.. buckets.GroupBy(b => Floor(b.Start.Microseconds, width)).OrderBy(g => g.Key).Select(g => One(new Instant(g.Key), [.. g.OrderBy(b => b.Start)]))];
    }

    private static Bucket One(Instant start, IReadOnlyList<Bucket> parts)
    {
        var count = parts.Sum(p => p.Count);
        return new Bucket(start, count, parts.Min(p => p.Minimum), parts.Max(p => p.Maximum), parts.Sum(p => p.Mean * p.Count) / count, parts[^1].Last);
    }

    private static long Floor(long value, long width) => value - (((value % width) + width) % width);
}
