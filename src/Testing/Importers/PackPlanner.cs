using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers;

/// <summary>
/// Makes the packs that a kit would have sent: one for each period that holds an observation, sealed at the period's end, and in covered periods without one a heartbeat.
/// Boot 1, numbers without gaps, no events.
/// </summary>
internal static class PackPlanner
{
    /// <summary>Room for the pack records within the wire's limit of records, and for long names within its limit of bytes.</summary>
    private const int MaxObservations = WireLimits.MaxRecords / 2;

    /// <summary>The packs of one home.</summary>
    /// <param name="kit">The kit.</param>
    /// <param name="observations">In order of time; a firing is what covers.</param>
    /// <param name="period">Length of a period; periods start at whole multiples of it since 1970.</param>
    /// <param name="coverage">How long before and after a firing the home counts as covered, but never before its first observation.</param>
    public static IEnumerable<Pack> Plan(KitId kit, IReadOnlyList<(Observation Observation, bool IsFiring)> observations, TimeSpan period, TimeSpan coverage)
    {
        if (observations.Count == 0)
        {
            yield break;
        }

        var step = (long)period.TotalMicroseconds;
        var reach = (long)coverage.TotalMicroseconds;
        var firings = observations.Where(row => row.IsFiring).Select(row => row.Observation.MeasuredAt.Microseconds).ToArray();
        long sequence = 0;
        int next = 0, firing = 0;
        for (long? sealAt = EndOfPeriod(observations[0], step); sealAt is { } end; sealAt = NextEnd(end))
        {
            var from = next;
            while (next < observations.Count && observations[next].Observation.MeasuredAt.Microseconds < end)
            {
                next++;
            }

            if (next == from && !IsCovered(end))
            {
                continue;
            }

            for (var start = from; start == from || start < next; start += MaxObservations)
            {
                yield return NewPack(kit, ++sequence, new Instant(end), observations, start, Math.Min(next, start + MaxObservations));
            }
        }

        bool IsCovered(long at)
        {
            while (firing < firings.Length && firings[firing] < at)
            {
                firing++;
            }

            return (firing > 0 && at - firings[firing - 1] <= reach) || (firing < firings.Length && firings[firing] - at <= reach);
        }

        // The next period, or behind a gap the first one that holds an observation or lies within reach of the coming firing.
        long? NextEnd(long end)
        {
            if (IsCovered(end + step))
            {
                return end + step;
            }

            if (next >= observations.Count)
            {
                return null;
            }

            var nextData = EndOfPeriod(observations[next], step);
            return Math.Max(end + step, firing < firings.Length ? Math.Min(nextData, RoundUp(firings[firing] - reach, step)) : nextData);
        }
    }

    private static Pack NewPack(KitId kit, long sequence, Instant sealedAt, IReadOnlyList<(Observation Observation, bool IsFiring)> observations, int from, int to)
    {
        var part = new Observation[to - from];
        for (var i = 0; i < part.Length; i++)
        {
            part[i] = observations[from + i].Observation;
        }

        return new Pack
        {
            Key = new PackKey(kit, 1, Lane.Obs, sequence),
            SealedAt = sealedAt,
            ReceivedAt = sealedAt,
            Clock = new ClockQuality(ClockState.Synced, null),
            EventsBefore = 0,
            Observations = part,
        };
    }

    private static long EndOfPeriod((Observation Observation, bool IsFiring) row, long step) => RoundUp(row.Observation.MeasuredAt.Microseconds + 1, step);

    private static long RoundUp(long at, long step)
    {
        var (quotient, remainder) = Math.DivRem(at, step);
        return (remainder > 0 ? quotient + 1 : quotient) * step;
    }
}
