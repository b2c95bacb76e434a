using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Order;

/// <summary>
/// What packs have told of a kit's boots: where each ended, which came next, what was shed. Nothing here is saved: whoever told it comes later in the
/// order than what it is about, so it is told again by packs that are read again.
/// </summary>
internal sealed class BootBook(int maxShedRanges)
{
    private readonly SortedDictionary<long, Entry> boots = [];
    private int shedRanges;

    /// <summary>Takes note of a pack of a boot not yet worked through. False when a shed range found no room.</summary>
    public bool Note(Pack pack, long currentBoot)
    {
        var entry = EntryOf(pack.Key.Boot);
        entry.WasSeen = true;
        if (pack.Clock.State != ClockState.Unset)
        {
            entry.FirstSeal = Instant.Min(entry.FirstSeal, pack.SealedAt);
            entry.LastSeal = Instant.Max(entry.LastSeal, pack.SealedAt);
        }

        if (pack.After is { } after && after.Boot < pack.Key.Boot)
        {
            entry.After = after.Boot;
            if (after.Boot >= currentBoot)
            {
                EntryOf(after.Boot).End = after;
            }
        }

        var complete = true;
        foreach (var shed in pack.Shed)
        {
            if (shed.Boot >= currentBoot && shed.Lane is Lane.Obs or Lane.Evt)
            {
                complete &= NoteShed(shed);
            }
        }

        return complete;
    }

    /// <summary>Where a boot ended; null while nobody said.</summary>
    public BootEnd? EndOf(long boot) => boots.TryGetValue(boot, out var entry) ? entry.End : null;

    /// <summary>The last of the shed numbers that begin at <paramref name="number"/>; null when it was not shed.</summary>
    public long? ShedFrom(long boot, Lane lane, long number) => boots.TryGetValue(boot, out var entry) ? entry.Shed(lane).EndOfRunFrom(number) : null;

    /// <summary>The boot that says it came right after this one; 0 while unknown.</summary>
    public long FollowerOf(long boot) => boots.FirstOrDefault(pair => pair.Key > boot && pair.Value.After == boot).Key;

    /// <summary>The lowest boot seen that names no boot before it, or names boot 1 as one that gave no number; 0 while there is none.</summary>
    public long FirstBoot() => boots.FirstOrDefault(pair => pair.Value is { WasSeen: true } entry && (entry.After is null || (entry.After == 1 && IsEmpty(1)))).Key;

    /// <summary>
    /// The next boot of a kit that does not say where its boots end, or only names one that gave no number: the lowest one seen after <paramref name="boot"/>, when it names no
    /// predecessor that is still to come and the kit has since gone on for longer than the lateness bound. 0 while there is none.
    /// </summary>
    public long UnprovenFollowerOf(long boot, TimeSpan lateness)
    {
        var follower = 0L;
        var firstSeal = Instant.MaxValue;
        foreach (var (number, entry) in boots)
        {
            if (number <= boot || !entry.WasSeen)
            {
                continue;
            }

            if (follower == 0)
            {
                if (entry.After >= boot && !IsEmpty(entry.After.Value))
                {
                    return 0;
                }

                follower = number;
                firstSeal = entry.FirstSeal;
            }

            if (firstSeal < entry.LastSeal && entry.LastSeal - firstSeal >= lateness)
            {
                return follower;
            }
        }

        return 0;
    }

    /// <summary>Forgets shed numbers that have been passed.</summary>
    public void DropShed(long boot, Lane lane, long upTo)
    {
        if (boots.TryGetValue(boot, out var entry))
        {
            var before = entry.ShedCount;
            entry.Shed(lane).DropUpTo(upTo);
            shedRanges -= before - entry.ShedCount;
        }
    }

    /// <summary>Forgets what lies before a boot.</summary>
    public void DropBefore(long boot)
    {
        while (boots.Count > 0 && boots.Keys.First() < boot)
        {
            var first = boots.First();
            shedRanges -= first.Value.ShedCount;
            boots.Remove(first.Key);
        }
    }

    private bool IsEmpty(long boot) => EndOf(boot) is { LastObs: 0, LastEvt: 0 };

    private bool NoteShed(ShedRange shed)
    {
        if (shedRanges >= maxShedRanges)
        {
            return false;
        }

        var entry = EntryOf(shed.Boot);
        var before = entry.ShedCount;
        entry.Shed(shed.Lane).Add(shed.Range);
        shedRanges += entry.ShedCount - before;
        return true;
    }

    private Entry EntryOf(long boot)
    {
        if (!boots.TryGetValue(boot, out var entry))
        {
            boots[boot] = entry = new Entry();
        }

        return entry;
    }

    private sealed class Entry
    {
        private readonly NumberSet obs = new();
        private readonly NumberSet evt = new();

        public long? After { get; set; }

        public BootEnd? End { get; set; }

        public Instant FirstSeal { get; set; } = Instant.MaxValue;

        public Instant LastSeal { get; set; } = Instant.MinValue;

        public bool WasSeen { get; set; }

        public int ShedCount => obs.Count + evt.Count;

        public NumberSet Shed(Lane lane) => lane == Lane.Evt ? evt : obs;
    }
}
