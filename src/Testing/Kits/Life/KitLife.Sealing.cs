using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>How packs are made.</summary>
internal sealed partial class KitLife
{
    /// <summary>Seals what was taken before an instant; a heartbeat when that is nothing.</summary>
    private void SealTaken(Instant moment) => SealObservations(moment, taken.Take(moment), orHeartbeat: true);

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
        var number = Seal(Lane.Evt, moment, observations, first);
        if (Now.IsUnset)
        {
            undated.Add((first ?? number, observations));
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

    /// <summary>The time is known from now on: the events that left undated follow with their dates, then what was observed, dated by the clock that counted on from the start.</summary>
    private void LearnTime(Instant moment)
    {
        for (; dated < undated.Count; dated++)
        {
            Seal(Lane.Evt, moment, undated[dated].Observations, undated[dated].First);
        }

        for (var until = taken.First + CatchingUp.PackPeriod; until < moment; until += CatchingUp.PackPeriod)
        {
            SealTaken(until.Value);
        }

        SealTaken(moment);
    }

    /// <summary>Freezes a pack. Nothing is sealed before what it holds.</summary>
    private long Seal(Lane lane, Instant moment, IReadOnlyList<Observation> observations, long? repeats = null)
    {
        var quality = Now.ClockAt(moment);
        var isUndated = quality.State == ClockState.Unset;
        var shown = isUndated ? observations : lane == Lane.Evt ? clock.DateEvents(observations) : clock.Date(observations);
        var sealedAt = isUndated ? moment : clock.Shown(moment);
        if (shown.Count > 0)
        {
            sealedAt = Instant.Max(sealedAt, shown[^1].MeasuredAt);
        }

        return give(moment, new SealedPack(lane, sealedAt, quality, shown, repeats));
    }
}
