using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>
/// Makes the packs of a <see cref="TrialHome"/>: one for each second that holds a row, sealed at its end, and a heartbeat a minute in every gap, from the first trial until five minutes after the last,
/// so that what a trial has begun ends before the next begins, and the kit is never silent. Boot 1, numbers without gaps, no events.
/// </summary>
internal static class TrialPackPlanner
{
    private const int MaxObservations = WireLimits.MaxRecords / 2;
    private const int MaxBytes = WireLimits.MaxMessageBytes / 2;
    private static readonly long Beat = (long)WireLimits.HeartbeatPeriod.TotalMicroseconds;

    public static IEnumerable<Pack> Plan(TrialHome home)
    {
        long sequence = 0;
        long? last = null;
        for (int from = 0, to; from < home.Entries.Count; from = to)
        {
            var sealAt = home.Entries[from].SealAt;
            to = EndOf(home.Entries, from);
            for (var beat = last + Beat; beat < sealAt; beat += Beat)
            {
                yield return NewPack(home, ++sequence, beat.Value, []);
            }

            yield return NewPack(home, ++sequence, sealAt, Observe(home, from, to));
            last = sealAt;
        }

        var end = last + (long)TrialSchedule.Gap.TotalMicroseconds;
        for (var beat = last + Beat; beat <= end; beat += Beat)
        {
            yield return NewPack(home, ++sequence, beat.Value, []);
        }
    }

    private static int EndOf(IReadOnlyList<TrialEntry> entries, int from)
    {
        var (to, bytes) = (from + 1, BytesOf(entries[from]));
        while (to < entries.Count && entries[to].SealAt == entries[from].SealAt && to - from < MaxObservations && bytes + BytesOf(entries[to]) <= MaxBytes)
        {
            bytes += BytesOf(entries[to]);
            to++;
        }

        return to;
    }

    /// <summary>Bytes of the values, names and times left out: they are what <see cref="MaxBytes"/> leaves room for.</summary>
    private static int BytesOf(TrialEntry entry) => entry.Block is { } block ? (2 * block.Samples.Length) + (4 * block.OffsetsMicroseconds.Length) : 8;

    private static Observation[] Observe(TrialHome home, int from, int to)
    {
        var observations = new Observation[to - from];
        for (var i = from; i < to; i++)
        {
            var entry = home.Entries[i];
            var (sensor, quantity) = home.Series[entry.Series];
            observations[i - from] = new Observation(sensor, quantity, new Instant(entry.At), entry.Block?.ToValue() ?? ObservedValue.Of(entry.Value));
        }

        return observations;
    }

    private static Pack NewPack(TrialHome home, long sequence, long sealAt, Observation[] observations) => new()
    {
        Key = new PackKey(home.Kit, 1, Lane.Obs, sequence),
        SealedAt = new Instant(sealAt),
        ReceivedAt = new Instant(sealAt),
        Clock = new ClockQuality(ClockState.Synced, null),
        EventsBefore = 0,
        Observations = observations,
    };
}
