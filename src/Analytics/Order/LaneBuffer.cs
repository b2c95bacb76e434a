using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Order;

/// <summary>Packs of one lane that wait for an earlier one. Bounded: the nearest are kept, the farthest are left to the ledger.</summary>
internal sealed class LaneBuffer(int capacity)
{
    private readonly SortedList<PackPlace, Pack> packs = [];

    public int Count => packs.Count;

    /// <summary>The packs held, nearest first.</summary>
    public IList<Pack> Packs => packs.Values;

    /// <summary>Adds a pack; <paramref name="overflow"/> tells that this one, or a farther one, found no room.</summary>
    public OfferOutcome Add(PackPlace place, Pack pack, out bool overflow)
    {
        overflow = false;
        if (packs.ContainsKey(place))
        {
            return OfferOutcome.Repeat;
        }

        if (packs.Count >= capacity)
        {
            overflow = true;
            if (packs.GetKeyAtIndex(packs.Count - 1).CompareTo(place) < 0)
            {
                return OfferOutcome.LeftToLedger;
            }

            packs.RemoveAt(packs.Count - 1);
        }

        packs.Add(place, pack);
        return OfferOutcome.Taken;
    }

    public bool TryPeek(PackPlace place, [NotNullWhen(true)] out Pack? pack)
    {
        if (packs.Count > 0 && packs.GetKeyAtIndex(0) == place)
        {
            pack = packs.GetValueAtIndex(0);
            return true;
        }

        pack = null;
        return false;
    }

    public bool TryPeekFirst([NotNullWhen(true)] out Pack? pack)
    {
        pack = packs.Count > 0 ? packs.GetValueAtIndex(0) : null;
        return pack is not null;
    }

    public void RemoveFirst() => packs.RemoveAt(0);

    /// <summary>Whether a pack of this boot, or an earlier one, is held.</summary>
    public bool HoldsUpTo(long boot) => packs.Count > 0 && packs.GetKeyAtIndex(0).Boot <= boot;

    /// <summary>Drops what lies at or before a place that has been passed.</summary>
    public void DropUpTo(PackPlace place)
    {
        while (packs.Count > 0 && packs.GetKeyAtIndex(0).CompareTo(place) <= 0)
        {
            packs.RemoveAt(0);
        }
    }
}
