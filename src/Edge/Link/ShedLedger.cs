using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// What was shed and in which pack the server is told of it. A declaration holds when its pack is acknowledged; when that pack is shed itself, the next one declares again. One caller at a time.
/// </summary>
public sealed class ShedLedger
{
    private readonly List<(ShedRange Range, PackNumber? DeclaredIn)> entries;

    /// <summary>A ledger of what was shed and the server may not know of.</summary>
    public ShedLedger(IReadOnlyList<ShedRange> untold) => entries = [.. untold.Select(range => (range, (PackNumber?)null))];

    private ShedLedger(ShedLedger other) => entries = [.. other.entries];

    /// <summary>The same, on its own from here.</summary>
    public ShedLedger Copy() => new(this);

    /// <summary>What a pack that is being frozen has to declare.</summary>
    public IReadOnlyList<ShedRange> Declare(PackNumber pack)
    {
        Merge();
        var ranges = new List<ShedRange>();
        for (var i = 0; i < entries.Count && ranges.Count < WireLimits.MaxShedRanges; i++)
        {
            if (entries[i].DeclaredIn is null)
            {
                ranges.Add(entries[i].Range);
                entries[i] = (entries[i].Range, pack);
            }
        }

        return ranges;
    }

    /// <summary>A pack was shed: it has to be declared, and what it declared has to be declared again.</summary>
    public void Add(ShedRange range)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].DeclaredIn is { } declared && declared.Boot == range.Boot && declared.Lane == range.Lane && range.Range.Contains(declared.Sequence))
            {
                entries[i] = (entries[i].Range, null);
            }
        }

        entries.Add((range, null));
    }

    /// <summary>The server has these packs, and knows what they declare, which is returned and needs no more telling.</summary>
    public IReadOnlyList<ShedRange> Acknowledge(IEnumerable<PackNumber> packs)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var known = packs.ToHashSet();
        var told = new List<ShedRange>();
        entries.RemoveAll(entry =>
        {
            var isTold = entry.DeclaredIn is { } declared && known.Contains(declared);
            if (isTold)
            {
                told.Add(entry.Range);
            }

            return isTold;
        });
        return told;
    }

    /// <summary>What the server may not know of.</summary>
    public IReadOnlyList<ShedRange> ToList() => [.. entries.Select(entry => entry.Range)];

    private void Merge()
    {
        for (var i = entries.Count - 1; i > 0; i--)
        {
            var (earlier, later) = (entries[i - 1], entries[i]);
            if (earlier.DeclaredIn is null && later.DeclaredIn is null && earlier.Range.Boot == later.Range.Boot && earlier.Range.Lane == later.Range.Lane
                && earlier.Range.Range.Last + 1 == later.Range.Range.First)
            {
                entries[i - 1] = (earlier.Range with { Range = earlier.Range.Range with { Last = later.Range.Range.Last } }, null);
                entries.RemoveAt(i);
            }
        }
    }
}
