using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>How packs are made.</summary>
internal sealed partial class TapeRun
{
    /// <summary>Seals what was taken before an instant; a heartbeat when that is nothing.</summary>
    private void SealTaken(Instant moment) => SealObservations(moment, taken.Take(moment), orHeartbeat: true);

    /// <summary>The same, but no heartbeat.</summary>
    private void SealAnyTaken(Instant moment) => SealObservations(moment, taken.Take(moment), orHeartbeat: false);

    private void SealObservations(Instant moment, IReadOnlyList<Observation> observations, bool orHeartbeat)
    {
        if (observations.Count <= MostInPack)
        {
            if (orHeartbeat || observations.Count > 0)
            {
                Seal(Lane.Obs, moment, observations);
            }

            return;
        }

        foreach (var part in observations.Chunk(MostInPack))
        {
            Seal(Lane.Obs, moment, part);
        }
    }

    private void SealUrgent(Instant moment, IReadOnlyList<Observation> observations)
    {
        var first = FirstUndatedWith(observations);
        var pack = Seal(Lane.Evt, moment, observations, first);
        if (now.IsUnset)
        {
            undated.Add((first ?? pack.Key.Sequence, observations));
        }
    }

    /// <summary>The undated pack that told of an event first that is told of again, such as a fall that is confirmed; null when none did.</summary>
    private long? FirstUndatedWith(IReadOnlyList<Observation> observations)
    {
        foreach (var (first, told) in undated)
        {
            if (told.Any(observations.Contains))
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Freezes a pack. Nothing is sealed before what it holds.</summary>
    private Pack Seal(Lane lane, Instant moment, IReadOnlyList<Observation> observations, long? repeats = null)
    {
        var quality = now.ClockAt(moment);
        var isUndated = quality.State == ClockState.Unset;
        var dated = isUndated ? observations : lane == Lane.Evt ? clock.DateEvents(observations) : clock.Date(observations);
        var sealedAt = isUndated ? moment : clock.Shown(moment);
        if (dated.Count > 0)
        {
            sealedAt = Instant.Max(sealedAt, dated[^1].MeasuredAt);
        }

        var pack = outbox.Add(lane, head => Freeze(head, sealedAt, quality, dated, repeats), now.Capacity);
        nextSlot = Instant.Max(nextSlot, moment);
        return pack;
    }

    private Pack Freeze(PackHead head, Instant sealedAt, ClockQuality quality, IReadOnlyList<Observation> observations, long? repeats) => new()
    {
        Key = new PackKey(home.Kit, head.Number.Boot, head.Number.Lane, head.Number.Sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = quality,
        EventsBefore = head.EventsBefore,
        After = head.After,
        Shed = head.Shed,
        Repeats = repeats,
        Observations = observations,
    };
}
