using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Order;

/// <summary>Packs of a publisher that does not number them: in order of time, each held until the newest is older by the lateness bound. What comes later than that is passed by.</summary>
internal sealed class UnnumberedOrder(long lastPassed, Instant newestSeal, OrderOptions options)
{
    private readonly SortedList<long, Pack> held = [];
    private Instant now = newestSeal;

    public long LastPassed { get; private set; } = lastPassed;

    public Instant NewestSeal => now;

    public int Count => held.Count;

    public OfferOutcome Offer(Pack pack)
    {
        if (pack.Key.Sequence <= LastPassed || held.ContainsKey(pack.Key.Sequence))
        {
            return OfferOutcome.Repeat;
        }

        held.Add(pack.Key.Sequence, pack);
        if (held.Count > options.BufferedPacks)
        {
            // No room to wait for the whole bound: the oldest goes on at once, nothing is lost.
            Release(held.GetValueAtIndex(0).SealedAt + options.Lateness);
        }

        Release(pack.SealedAt);
        return OfferOutcome.Taken;
    }

    public void Release(Instant at) => now = Instant.Max(now, at);

    public bool TryNext([NotNullWhen(true)] out Pack? pack)
    {
        pack = null;
        if (held.Count == 0 || held.GetValueAtIndex(0).SealedAt > now - options.Lateness)
        {
            return false;
        }

        pack = held.GetValueAtIndex(0);
        LastPassed = pack.Key.Sequence;
        held.RemoveAt(0);
        return true;
    }
}
