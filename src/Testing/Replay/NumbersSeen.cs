using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Replay;

/// <summary>Which numbered packs have been met: of each kit, boot and lane the gap-free prefix and the few numbers beyond it. One caller at a time.</summary>
internal sealed class NumbersSeen
{
    private readonly Dictionary<(KitId Kit, long Boot, Lane Lane), (long Prefix, HashSet<long> Beyond)> lanes = [];

    /// <summary>True the first time.</summary>
    public bool Add(PackKey key)
    {
        var lane = (key.Kit, key.Boot, key.Lane);
        var (prefix, beyond) = lanes.TryGetValue(lane, out var known) ? known : (0, []);
        if (key.Sequence <= prefix || !beyond.Add(key.Sequence))
        {
            return false;
        }

        while (beyond.Remove(prefix + 1))
        {
            prefix++;
        }

        lanes[lane] = (prefix, beyond);
        return true;
    }
}
