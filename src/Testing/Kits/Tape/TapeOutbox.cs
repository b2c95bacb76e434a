using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>
/// The packs that a taped kit has sealed and not sent, in the order of <see cref="KitOutbox"/>: lane evt, then earlier boots, then this one, whose oldest are shed when there are too many. One caller at a time.
/// </summary>
internal sealed class TapeOutbox
{
    private readonly Queue<Pack> earlier = [];
    private readonly Queue<Pack> evt = [];
    private readonly Queue<Pack> obs = [];

    /// <summary>The numbers of this boot.</summary>
    public PackNumbering Numbering { get; private set; } = new(null, []);

    /// <summary>Packs not sent yet.</summary>
    public int Unsent => evt.Count + earlier.Count + obs.Count;

    /// <summary>Packs shed so far.</summary>
    public long ShedPacks { get; private set; }

    /// <summary>Observations in them.</summary>
    public long ShedObservations { get; private set; }

    /// <summary>The kit starts anew.</summary>
    public void Boot()
    {
        Numbering = new PackNumbering(Numbering.End, Numbering.Untold);
        while (obs.TryDequeue(out var pack))
        {
            earlier.Enqueue(pack);
        }
    }

    /// <summary>Numbers a pack and keeps it.</summary>
    public Pack Add(Lane lane, Func<PackHead, Pack> freeze, int capacity)
    {
        var head = Numbering.Head(lane);
        var pack = freeze(head);
        Numbering.GiveOut(head.Number);
        (lane == Lane.Evt ? evt : obs).Enqueue(pack);
        Shed(capacity);
        return pack;
    }

    /// <summary>Drops the oldest packs of this boot that are too many.</summary>
    public void Shed(int capacity)
    {
        while (obs.Count > capacity)
        {
            var oldest = obs.Dequeue();
            Numbering.Shed(new PackNumber(oldest.Key.Boot, Lane.Obs, oldest.Key.Sequence));
            ShedPacks++;
            ShedObservations += oldest.Observations.Count;
        }
    }

    /// <summary>Takes the next pack to send, which the server then has; null when there is none.</summary>
    public Pack? Take() => TakeEvent() ?? (earlier.TryDequeue(out var pack) || obs.TryDequeue(out pack) ? Sent(pack) : null);

    /// <summary>Takes the next pack of lane evt.</summary>
    public Pack? TakeEvent() => evt.TryDequeue(out var pack) ? Sent(pack) : null;

    private Pack Sent(Pack pack)
    {
        Numbering.Acknowledge([new PackNumber(pack.Key.Boot, pack.Key.Lane, pack.Key.Sequence)]);
        return pack;
    }
}
