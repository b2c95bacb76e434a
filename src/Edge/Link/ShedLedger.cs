using System.Collections.Immutable;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// What was shed and in which pack the server is told of it. A declaration holds when its pack is acknowledged; when that pack is shed itself, the next one declares again. Neighbours that no pack declares are one range.
/// One caller at a time.
/// </summary>
public sealed class ShedLedger
{
    private static readonly Comparer<ShedRange> ByPlace = Comparer<ShedRange>.Create((one, other) => (one.Boot, one.Lane, one.Range.First).CompareTo((other.Boot, other.Lane, other.Range.First)));

    private ImmutableSortedSet<ShedRange> undeclared = ImmutableSortedSet.Create<ShedRange>(ByPlace);
    private ImmutableDictionary<PackNumber, ImmutableArray<ShedRange>> declared = ImmutableDictionary<PackNumber, ImmutableArray<ShedRange>>.Empty;

    /// <summary>What is other than it was kept; null where nobody keeps it.</summary>
    private ImmutableSortedDictionary<ShedRange, ShedEntry>? changes;

    /// <summary>A ledger as it was kept.</summary>
    /// <param name="kept">What was kept.</param>
    /// <param name="isTaken">Whether somebody takes the changes, and goes on keeping it.</param>
    public ShedLedger(IReadOnlyList<ShedEntry> kept, bool isTaken)
    {
        changes = isTaken ? ImmutableSortedDictionary.Create<ShedRange, ShedEntry>(ByPlace) : null;
        foreach (var group in kept.GroupBy(entry => entry.DeclaredIn, entry => entry.Range))
        {
            if (group.Key is { } pack)
            {
                declared = declared.Add(pack, [.. group]);
                continue;
            }

            foreach (var range in group)
            {
                Put(range, isKept: true);
            }
        }
    }

    private ShedLedger(ShedLedger other) => (undeclared, declared, changes) = (other.undeclared, other.declared, other.changes);

    /// <summary>The same, on its own from here.</summary>
    public ShedLedger Copy() => new(this);

    /// <summary>What a pack that is being frozen has to declare: the first by boot, lane and number.</summary>
    public IReadOnlyList<ShedRange> Declare(PackNumber pack)
    {
        TakeBack(pack);
        ImmutableArray<ShedRange> ranges = [.. undeclared.Take(WireLimits.MaxShedRanges)];
        if (ranges.Length > 0)
        {
            undeclared = undeclared.Except(ranges);
            declared = declared.Add(pack, ranges);
            changes = changes?.SetItems(ranges.Select(range => KeyValuePair.Create(range, new ShedEntry(range, pack))));
        }

        return ranges;
    }

    /// <summary>A pack was shed: it has to be declared, and what it declared has to be declared again.</summary>
    public ShedRange Add(PackNumber pack)
    {
        TakeBack(pack);
        var range = new ShedRange(pack.Boot, pack.Lane, new SequenceRange(pack.Sequence, pack.Sequence));
        Put(range);
        return range;
    }

    /// <summary>The server has these packs, and knows what they declare, which is returned and needs no more telling.</summary>
    public IReadOnlyList<ShedRange> Acknowledge(IEnumerable<PackNumber> packs)
    {
        var told = new List<ShedRange>();
        foreach (var pack in packs)
        {
            if (declared.TryGetValue(pack, out var ranges))
            {
                declared = declared.Remove(pack);
                told.AddRange(ranges);
            }
        }

        told.ForEach(Forget);
        return told;
    }

    /// <summary>What the server may not know of, by boot, lane and number.</summary>
    public IReadOnlyList<ShedRange> ToList() => [.. undeclared.Concat(declared.Values.SelectMany(ranges => ranges)).Order(ByPlace)];

    /// <summary>What is other than it was kept, once: for whoever keeps it.</summary>
    public IReadOnlyList<ShedEntry> TakeChanges()
    {
        var taken = changes;
        changes = changes?.Clear();
        return [.. taken?.Values ?? []];
    }

    private void TakeBack(PackNumber pack)
    {
        if (declared.TryGetValue(pack, out var ranges))
        {
            declared = declared.Remove(pack);
            foreach (var range in ranges)
            {
                Put(range);
            }
        }
    }

    private void Put(ShedRange range, bool isKept = false)
    {
        var place = undeclared.IndexOf(range);
        place = place < 0 ? ~place : place;
        var whole = range;
        ShedRange? before = place > 0 ? undeclared[place - 1] : null, after = place < undeclared.Count ? undeclared[place] : null;
        foreach (var beside in (ShedRange?[])[before, after])
        {
            if (beside is { } other && (other.Boot, other.Lane) == (range.Boot, range.Lane) && other.Range.First <= range.Range.Last + 1 && other.Range.Last >= range.Range.First - 1)
            {
                undeclared = undeclared.Remove(other);
                Forget(other);
                whole = whole with { Range = new SequenceRange(Math.Min(whole.Range.First, other.Range.First), Math.Max(whole.Range.Last, other.Range.Last)) };
            }
        }

        if (whole != range)
        {
            Forget(range);
        }

        if (whole != range || !isKept)
        {
            changes = changes?.SetItem(whole, new ShedEntry(whole, null));
        }

        undeclared = undeclared.Add(whole);
    }

    private void Forget(ShedRange range) => changes = changes?.SetItem(range, new ShedEntry(range, null, IsGone: true));
}
