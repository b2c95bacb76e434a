using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>
/// The packs of a kit that were not sent yet, and the numbers it gives out. Packs of an earlier boot go first, unchanged; within the rest lane evt overtakes. Full means that the oldest
/// pack of lane obs is shed and declared, so that order at the server moves on and the loss is counted. Only what was never sent is shed, so neither packs of an earlier boot nor lane evt. One caller at a time.
/// </summary>
internal sealed class KitOutbox
{
    private readonly IKitJournal journal;
    private readonly Queue<OutgoingPack> earlier = [];
    private readonly Queue<OutgoingPack> evt = [];
    private readonly Queue<OutgoingPack> obs = [];
    private readonly PackNumbering numbering;

    public KitOutbox(IKitJournal journal, int capacity)
    {
        this.journal = journal;
        Capacity = capacity;
        var state = journal.Load();
        numbering = new PackNumbering(state.LastBoot, state.Shed);
        LastSealedAt = state.LastSealedAt;
        foreach (var pack in state.Pending)
        {
            (pack.Number.Lane == Lane.Evt ? evt : earlier).Enqueue(pack);
        }

        journal.Rewrite(state);
    }

    /// <summary>The number of this start of the kit.</summary>
    public long Boot => numbering.Boot;

    /// <summary>Where the boot before ended; said in every pack of this one.</summary>
    public BootEnd? After => numbering.After;

    /// <summary>Latest seal on lane obs, of this boot or an earlier one.</summary>
    public Instant? LastSealedAt { get; private set; }

    /// <summary>Most packs of lane obs of this boot that wait; more are shed when the next is added.</summary>
    public int Capacity { get; set; }

    /// <summary>Packs of lane evt not sent yet.</summary>
    public int UnsentEvents => evt.Count;

    /// <summary>Packs not sent yet.</summary>
    public int Unsent => evt.Count + earlier.Count + obs.Count;

    /// <summary>Packs shed in this boot.</summary>
    public long ShedPacks { get; private set; }

    /// <summary>Gives out the next number of a lane, freezes the pack and keeps it.</summary>
    public PackNumber Add(Lane lane, Instant sealedAt, string contentType, Func<PackHead, byte[]> freeze)
    {
        var head = numbering.Head(lane);
        var pack = new OutgoingPack(head.Number, sealedAt, contentType, freeze(head));
        journal.Append(pack);
        numbering.GiveOut(pack.Number);
        if (lane == Lane.Obs)
        {
            LastSealedAt = Instant.Max(LastSealedAt ?? sealedAt, sealedAt);
            obs.Enqueue(pack);
            MakeRoom();
        }
        else
        {
            evt.Enqueue(pack);
        }

        return pack.Number;
    }

    /// <summary>The next pack to send: lane evt first, lane obs only when it is allowed.</summary>
    public OutgoingPack? Take(bool mayTakeObs) => evt.TryDequeue(out var pack) || (mayTakeObs && (earlier.TryDequeue(out pack) || obs.TryDequeue(out pack))) ? pack : null;

    /// <summary>Forgets packs that the server has.</summary>
    public void Forget(IReadOnlyList<OutgoingPack> acknowledged, Func<IEnumerable<OutgoingPack>> inFlight)
    {
        if (acknowledged.Count == 0)
        {
            return;
        }

        journal.Forget([.. acknowledged.Select(pack => pack.Number)]);
        if (numbering.Acknowledge(acknowledged.Select(pack => pack.Number)).Count > 0 && numbering.Untold.Count == 0)
        {
            journal.ClearShed();
        }

        if (journal.WantsRewrite)
        {
            journal.Rewrite(new KitJournalState { LastBoot = numbering.End, LastSealedAt = LastSealedAt, Pending = [.. inFlight(), .. evt, .. earlier, .. obs], Shed = numbering.Untold });
        }
    }

    private void MakeRoom()
    {
        while (obs.Count > Capacity && obs.TryDequeue(out var oldest))
        {
            journal.Shed(numbering.Shed(oldest.Number));
            journal.Forget([oldest.Number]);
            ShedPacks++;
        }
    }
}
