using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Which numbers of a kit came, came again, were shed or are missing. One caller at a time.</summary>
internal sealed class NumberBook
{
    private const int LongestShedRange = 65_536;
    private readonly SortedDictionary<(long Boot, Lane Lane), NumberRanges> lanes = [];
    private readonly Dictionary<(long Boot, Lane Lane), (long First, long Last)> bounds = [];

    /// <summary>Packs that came again.</summary>
    public long Resends { get; private set; }

    /// <summary>Numbers declared as shed.</summary>
    public long Shed { get; private set; }

    /// <summary>Boots of which a pack came.</summary>
    public int Boots => bounds.Keys.Select(key => key.Boot).Distinct().Count();

    /// <summary>Numbers between the first and the last known of each boot and lane that are neither here nor shed.</summary>
    public long Missing => bounds.Sum(pair => lanes[pair.Key].MissingUpTo(pair.Value.Last).Where(range => range.Last >= pair.Value.First).Sum(range => range.Last - Math.Max(range.First, pair.Value.First) + 1));

    /// <summary>Takes note of a pack; false when its number was here already.</summary>
    public bool Add(Pack pack)
    {
        if (!pack.Key.IsNumbered || pack.Key.Lane == Lane.Tick)
        {
            return true;
        }

        var key = (pack.Key.Boot, pack.Key.Lane);
        if (!RangesOf(key).Add(pack.Key.Sequence))
        {
            Resends++;
            return false;
        }

        var (first, last) = bounds.GetValueOrDefault(key, (long.MaxValue, 0));
        bounds[key] = (Math.Min(first, pack.Key.Sequence), Math.Max(last, pack.Key.Sequence));
        NoteEnd(pack);
        foreach (var shed in pack.Shed)
        {
            NoteShed(shed);
        }

        return true;
    }

    /// <summary>A boot that says where the one before ended tells how many numbers that one gave out.</summary>
    private void NoteEnd(Pack pack)
    {
        if (pack.After is not { } end)
        {
            return;
        }

        foreach (var (lane, number) in ((Lane, long)[])[(Lane.Obs, end.LastObs), (Lane.Evt, end.LastEvt)])
        {
            if (bounds.TryGetValue((end.Boot, lane), out var known))
            {
                bounds[(end.Boot, lane)] = (known.First, Math.Max(known.Last, number));
            }
        }
    }

    private void NoteShed(ShedRange shed)
    {
        var ranges = RangesOf((shed.Boot, shed.Lane));
        for (var number = shed.Range.First; number <= shed.Range.Last && number - shed.Range.First < LongestShedRange; number++)
        {
            Shed += ranges.Add(number) ? 1 : 0;
        }
    }

    private NumberRanges RangesOf((long Boot, Lane Lane) key)
    {
        if (!lanes.TryGetValue(key, out var ranges))
        {
            lanes[key] = ranges = new NumberRanges();
        }

        return ranges;
    }
}
