using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>How packs are made.</summary>
internal sealed partial class KitOutbox
{
    /// <summary>Below the wire's limit by what the pack records take at most: 64 ranges of shed packs.</summary>
    private const int MostObservationBytes = WireLimits.MaxMessageBytes - 8192;

    /// <summary>Freezes an event and gives it its number. It leaves also when the disk does not take it: then it is kept as soon as that can be.</summary>
    /// <param name="sealedAt">Not earlier than any observation inside. Of an event without a date, as its observations, an instant of a clock of its own: only how long ago it was is told.</param>
    /// <param name="clock">The kit's clock; unset for an event without a date.</param>
    /// <param name="observations">What happened. What cannot be said on the wire is left out, logged and counted as lost; the event leaves all the same.</param>
    /// <param name="repeats">The number of the first undated pack of this boot that told of it; null for anything new.</param>
    public PackNumber AddEvent(Instant sealedAt, ClockQuality clock, IReadOnlyList<Observation> observations, long? repeats)
    {
        var sayable = Sayable(observations, clock, Lane.Evt);
        lostOfEvents += observations.Count - sayable.Count;
        sealedAt = sayable.Aggregate(sealedAt, (latest, observation) => Instant.Max(latest, observation.MeasuredAt));
        FrozenPack? frozen = null;
        try
        {
            Transact(() =>
            {
                frozen = Frozen();
                KeepEvent(frozen);
                MakeRoom();
            });
        }
        catch (OutboxFaultException)
        {
            if (frozen is null)
            {
                frozen = Frozen();
            }
            else
            {
                // Its bytes may have reached the disk after all, so its number is given out again for the same pack.
                _ = numbering.Head(Lane.Evt);
                numbering.GiveOut(frozen.Pack.Number);
            }

            unkept.Add(frozen);
            figures.Untaken++;
        }

        lastEvent = frozen!.Pack.Number;
        return lastEvent;

        FrozenPack Frozen() => new(Freeze(Lane.Evt, sealedAt, clock, sayable, repeats), clock, sayable, repeats);
    }

    private void SealWaiting(KitTime time, long now, bool isBacklog)
    {
        var before = figures.Packs;
        foreach (var group in WaitingGroups())
        {
            foreach (var part in isBacklog ? group.GroupBy(row => row.Class).OrderBy(part => part.Key).Select(part => part.ToList()) : [group])
            {
                SealGroup(part, time.At(now));
            }
        }

        if (figures.Packs == before)
        {
            Insert(Freeze(Lane.Obs, time.At(now), time.Quality, [], null), PackClass.Ordinary);
        }
    }

    /// <summary>What can be sealed, in the order of measurement, apart by the boot that measured it and the state of its clock then: a state that comes back is a group of its own.</summary>
    private List<List<WaitingRow>> WaitingGroups()
    {
        var groups = new List<List<WaitingRow>>();
        foreach (var row in file!.Rows(
            "SELECT id, boot, at, clock, uncertainty, class, sensor, quantity, number, text FROM waiting WHERE at IS NOT NULL ORDER BY id",
            row => new WaitingRow(
                row.GetInt64(0),
                row.GetInt64(1),
                new ClockQuality((ClockState)row.GetInt64(3), row.IsDBNull(4) ? null : row.GetDouble(4)),
                (PackClass)row.GetInt64(5),
                SensorId.TryParse(row.GetString(6), out var sensor) && Quantities.Find(row.GetString(7)) is { } quantity
                    ? new Observation(sensor, quantity, new Instant(row.GetInt64(2)), row.IsDBNull(9) ? ObservedValue.Of(row.GetDouble(8)) : ObservedValue.Of(row.GetString(9)))
                    : null)))
        {
            if (groups.Count == 0 || (groups[^1][0].Boot, groups[^1][0].Clock.State) != (row.Boot, row.Clock.State))
            {
                groups.Add([]);
            }

            groups[^1].Add(row);
        }

        return groups;
    }

    private void SealGroup(List<WaitingRow> rows, Instant now)
    {
        for (var from = 0; from < rows.Count;)
        {
            var bytes = 0;
            var to = from;
            while (to < rows.Count && to - from < options.MostInPack && (to == from || bytes + rows[to].Bytes <= MostObservationBytes))
            {
                bytes += rows[to++].Bytes;
            }

            Seal(rows.GetRange(from, to - from), now);
            from = to;
        }
    }

    private void Seal(List<WaitingRow> rows, Instant now)
    {
        var clock = new ClockQuality(rows[0].Clock.State, rows.Max(row => row.Clock.UncertaintySeconds));
        var observations = Sayable([.. rows.Select(row => row.Observation).OfType<Observation>()], clock, Lane.Obs);
        if (observations.Count > 0)
        {
            var sealedAt = Instant.Max(now, observations.Max(observation => observation.MeasuredAt));
            Insert(Freeze(Lane.Obs, sealedAt, clock, observations, null), PackClasses.Of(Lane.Obs, observations));
        }

        foreach (var row in rows)
        {
            file!.Execute("DELETE FROM waiting WHERE id = $1", row.Id);
        }

        figures.Waiting -= rows.Count;
        if (rows.Count > observations.Count)
        {
            LoseReadings(rows.Count - observations.Count, "they cannot be said on the wire");
        }
    }

    /// <summary>What a driver should never have said must not hold up what is behind it.</summary>
    private IReadOnlyList<Observation> Sayable(IReadOnlyList<Observation> observations, ClockQuality clock, Lane lane) =>
        observations.Count == 0 || FaultOf(observations, clock, lane) is null ? observations : [.. observations.Where(observation =>
        {
            var fault = FaultOf([observation], clock, lane);
            if (fault is not null)
            {
                LogUnsayable(observation.Sensor.Value, observation.Quantity.Code, fault);
            }

            return fault is null;
        })];

    private string? FaultOf(IReadOnlyList<Observation> observations, ClockQuality clock, Lane lane)
    {
        try
        {
            _ = PackEncoder.Encode(new Pack
            {
                Key = new PackKey(kit, 1, lane, 1),
                SealedAt = observations.Max(observation => observation.MeasuredAt),
                ReceivedAt = observations[0].MeasuredAt,
                Clock = clock,
                Observations = observations,
            });
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private OutgoingPack Freeze(Lane lane, Instant sealedAt, ClockQuality clock, IReadOnlyList<Observation> observations, long? repeats)
    {
        var pack = Encode(numbering.Head(lane), sealedAt, clock, observations, repeats);
        numbering.GiveOut(pack.Number);
        return pack;
    }

    private OutgoingPack Encode(PackHead head, Instant sealedAt, ClockQuality clock, IReadOnlyList<Observation> observations, long? repeats)
    {
        var payload = PackEncoder.Encode(new Pack
        {
            Key = new PackKey(kit, head.Number.Boot, head.Number.Lane, head.Number.Sequence),
            SealedAt = sealedAt,
            ReceivedAt = sealedAt,
            Clock = clock,
            EventsBefore = head.EventsBefore,
            After = head.After,
            Shed = head.Shed,

            // A boot that began in between, after damage, has told of nothing yet.
            Repeats = repeats >= 1 && repeats < head.Number.Sequence ? repeats : null,
            Observations = observations,
        });
        return new OutgoingPack(head.Number, sealedAt, WireLimits.SenMlCbor, payload);
    }

    /// <summary>A reading that waits. No observation: of a sensor or quantity that this version does not know.</summary>
    private sealed record WaitingRow(long Id, long Boot, ClockQuality Clock, PackClass Class, Observation? Observation)
    {
        /// <summary>Bytes that it takes in a pack, at most: names, label, time and value of 9 bytes each beside its text.</summary>
        public int Bytes => 64 + (Observation is null ? 0 : Observation.Sensor.Value.Length + Observation.Quantity.Code.Length + (3 * (Observation.Value.Text?.Length ?? 0)));
    }
}
