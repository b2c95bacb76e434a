using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>
/// How far the ledger of a kit that waits for a missing number has been looked at, by boot and lane, while it stands at <paramref name="position"/>. A pack that arrives late below such a mark takes the mark back to before it.
/// One caller at a time.
/// </summary>
internal sealed class LookedAt(KitPosition position)
{
    private readonly Dictionary<(long Boot, Lane Lane), long> upTo = [];
    private readonly Dictionary<(long Boot, Lane Lane), long> late = [];

    /// <summary>Where the kit stands.</summary>
    public KitPosition Position => position;

    /// <summary>The last number looked at; 0 for none.</summary>
    public long UpTo(long boot, Lane lane)
    {
        late.Remove((boot, lane));
        return upTo.GetValueOrDefault((boot, lane));
    }

    /// <summary>Packs up to a number have been looked at; of those that arrived meanwhile it is not known.</summary>
    public void Note(long boot, Lane lane, long sequence) => upTo[(boot, lane)] = late.TryGetValue((boot, lane), out var first) ? Math.Min(sequence, first - 1) : sequence;

    /// <summary>A pack has arrived.</summary>
    public void NoteArrival(PackKey key)
    {
        var place = (key.Boot, key.Lane);
        late[place] = Math.Min(late.GetValueOrDefault(place, key.Sequence), key.Sequence);
        if (upTo.TryGetValue(place, out var sofar) && sofar >= key.Sequence)
        {
            upTo[place] = key.Sequence - 1;
        }
    }
}
