using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>When a kit was heard, read from the pack ledger: no data is not no movement. Pure.</summary>
internal static class Coverage
{
    /// <summary>A kit speaks at least each minute; five missed heartbeats are a gap worth drawing, one is weather.</summary>
    public static readonly TimeSpan Tolerance = WireLimits.HeartbeatPeriod * 5;

    /// <summary>The parts of a range in which the kit was not heard, in order. A pack speaks for the time from its first observation to its seal.</summary>
    public static IReadOnlyList<TimeRange> Unheard(IEnumerable<LedgerEntry> ledger, TimeRange range)
    {
        var gaps = new List<TimeRange>();
        var heardUntil = range.From;
        foreach (var (from, to) in ledger.Select(e => (From: Instant.Min(e.First, e.SealedAt), To: e.SealedAt)).OrderBy(e => e.From))
        {
            if (from - heardUntil > Tolerance)
            {
                gaps.Add(new TimeRange(heardUntil, Instant.Min(from, range.To)));
            }

            heardUntil = Instant.Max(heardUntil, to);
            if (heardUntil >= range.To)
            {
                return gaps;
            }
        }

        if (range.To - heardUntil > Tolerance)
        {
            gaps.Add(new TimeRange(heardUntil, range.To));
        }

        return gaps;
    }

    /// <summary>Whether a whole window lies in gaps.</summary>
    public static bool IsUnheard(this IReadOnlyList<TimeRange> gaps, TimeRange window) => gaps.Any(g => g.From <= window.From && g.To >= window.To);
}
