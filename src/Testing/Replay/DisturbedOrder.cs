using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// What a bad line makes of a play: packs of a kit overtake each other within what may be on the way (32), and a fifth come twice. A tick waits for all of its kit before it, as in every replay. Publishers without
/// numbers keep their order: they promise none. The same seed gives the same order.
/// </summary>
public static class DisturbedOrder
{
    private const double TwiceShare = 0.2;

    /// <summary>The packs in a disturbed order, each at least once.</summary>
    public static IReadOnlyList<Pack> Of(IEnumerable<Pack> packs, int seed)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var random = SeededRandom.For((ulong)seed, 1);
        var onTheWay = new Dictionary<KitId, List<Pack>>();
        var order = new List<KitId>();
        var result = new List<Pack>();
        foreach (var pack in packs)
        {
            if (!onTheWay.TryGetValue(pack.Key.Kit, out var kit))
            {
                onTheWay[pack.Key.Kit] = kit = [];
                order.Add(pack.Key.Kit);
            }

            if (pack.Key.Lane == Lane.Tick || !pack.Key.IsNumbered)
            {
                Arrive(kit, kit.Count, random, result);
                result.Add(pack);
                continue;
            }

            kit.Add(pack);
            if (random.Chance(TwiceShare))
            {
                kit.Add(pack);
            }

            Arrive(kit, Math.Max(0, kit.Count - WireLimits.MaxInFlightPacks), random, result);
        }

        foreach (var kit in order)
        {
            Arrive(onTheWay[kit], onTheWay[kit].Count, random, result);
        }

        return result;
    }

    private static void Arrive(List<Pack> kit, int count, SeededRandom random, List<Pack> result)
    {
        for (; count > 0; count--)
        {
            var i = random.Next(0, kit.Count);
            result.Add(kit[i]);
            kit.RemoveAt(i);
        }
    }
}
