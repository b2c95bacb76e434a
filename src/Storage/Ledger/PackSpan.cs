using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Ledger;

/// <summary>The time that a pack's observations cover; for a heartbeat its seal.</summary>
/// <param name="First">First <c>measuredAt</c>.</param>
/// <param name="Last">Last <c>measuredAt</c>.</param>
/// <param name="IsWide">
/// Whether the pack reaches back more than <see cref="NarrowSpan"/> from its seal (or, against the contract, beyond it). The ledger is sorted by seal:
/// a narrow pack that touches a range is sealed within a day after it; the few wide ones are kept apart, so that no query has to look at the whole ledger.
/// </param>
internal readonly record struct PackSpan(Instant First, Instant Last, bool IsWide)
{
    public static readonly TimeSpan NarrowSpan = TimeSpan.FromDays(1);

    public static PackSpan Of(Pack pack)
    {
        if (pack.Observations.Count == 0)
        {
            return new PackSpan(pack.SealedAt, pack.SealedAt, false);
        }

        var first = Instant.MaxValue;
        var last = Instant.MinValue;
        foreach (var observation in pack.Observations)
        {
            first = Instant.Min(first, observation.MeasuredAt);
            last = Instant.Max(last, observation.MeasuredAt);
        }

        var reach = (Int128)pack.SealedAt.Microseconds - first.Microseconds;
        return new PackSpan(first, last, reach > (Int128)NarrowSpan.TotalMicroseconds || last > pack.SealedAt);
    }

    /// <summary>The seals of narrow packs that can touch a range.</summary>
    public static TimeRange SealsOf(TimeRange range)
    {
        var end = (Int128)range.To.Microseconds + (long)NarrowSpan.TotalMicroseconds;
        return new TimeRange(range.From, end > long.MaxValue ? Instant.MaxValue : new Instant((long)end));
    }
}
