using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Kits;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>
/// Everything that one kit has sealed, over all its starts, as its journals saw it: a pack is written there before it is sent, and forgotten there when it is acknowledged or shed. Safe to share.
/// </summary>
public sealed class KitHistory(KitId kit)
{
    private readonly Lock gate = new();
    private readonly List<SealedPack> packs = [];
    private readonly Dictionary<PackNumber, int> places = [];

    /// <summary>The kit.</summary>
    public KitId Kit => kit;

    /// <summary>Every pack, in the order of sealing.</summary>
    public IReadOnlyList<SealedPack> Packs
    {
        get
        {
            lock (gate)
            {
                return [.. packs];
            }
        }
    }

    /// <summary>A journal for the kit's next start that tells this history what it is told.</summary>
    /// <param name="journal">Where the kit really keeps its packs; it is disposed with the result.</param>
    public IKitJournal Watch(IKitJournal journal) => new WatchedJournal(this, journal);

    /// <summary>The kit has sealed a pack.</summary>
    /// <exception cref="InvalidDataException">The pack cannot be decoded, so no server could take it.</exception>
    internal void NoteSealed(OutgoingPack sealedPack)
    {
        var decoded = PackDecoder.Decode(kit, sealedPack.Number.Lane, sealedPack.Payload, sealedPack.ContentType, sealedPack.SealedAt);
        if (decoded.Pack is not { } pack || decoded.Rejected.Count > 0)
        {
            throw new InvalidDataException($"{kit} has sealed what cannot be taken as a whole: {decoded.Reason} {decoded.Detail}");
        }

        lock (gate)
        {
            if (!places.TryAdd(sealedPack.Number, packs.Count))
            {
                throw new InvalidDataException($"{kit} has given out {sealedPack.Number} twice.");
            }

            packs.Add(new SealedPack(packs.Count + 1, pack, sealedPack.Payload, false, false));
        }
    }

    /// <summary>The kit has heard that packs are safe.</summary>
    internal void NoteForgotten(IReadOnlyList<PackNumber> numbers)
    {
        lock (gate)
        {
            foreach (var number in numbers)
            {
                var place = places[number];
                packs[place] = packs[place] with { IsAcknowledged = !packs[place].IsShed };
            }
        }
    }

    /// <summary>The kit has dropped packs.</summary>
    internal void NoteShed(ShedRange range)
    {
        lock (gate)
        {
            for (var number = range.Range.First; number <= range.Range.Last; number++)
            {
                var place = places[new PackNumber(range.Boot, range.Lane, number)];
                packs[place] = packs[place] with { IsShed = true };
            }
        }
    }
}
