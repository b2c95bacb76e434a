using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Order;

/// <summary>
/// One kit's packs, taken in any order and given out in the kit's one order: lane obs by boot and number, each event right before the first pack of lane obs that
/// knows of it (otherwise at its boot's end), a boot after the boot it names, shed numbers passed over. Nothing passes a gap. What comes twice comes out once.
/// The state to save is <see cref="Position"/>: whatever is held here is in the ledger too. One caller at a time.
/// </summary>
public sealed class KitOrder
{
    private readonly OrderOptions options;
    private readonly LaneBuffer obs;
    private readonly LaneBuffer evt;
    private readonly UnnumberedOrder unnumbered;
    private readonly BootBook book;
    private long boot;
    private long lastObs;
    private long lastEvt;

    /// <summary>An order that goes on after <paramref name="start"/>.</summary>
    public KitOrder(KitPosition start, OrderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        obs = new(options.BufferedPacks);
        evt = new(options.BufferedPacks);
        book = new(options.ShedRanges);
        unnumbered = new(start.Unnumbered, new(start.UnnumberedSeal), options);
        (boot, lastObs, lastEvt) = (start.Boot, start.Obs, start.Evt);
    }

    /// <summary>How far the packs given out reach.</summary>
    public KitPosition Position => new(boot, lastObs, lastEvt, unnumbered.LastPassed, unnumbered.NewestSeal.Microseconds);

    /// <summary>Packs held because an earlier one is missing, or may still come.</summary>
    public int Buffered => obs.Count + evt.Count + unnumbered.Count;

    /// <summary>Whether numbered packs are held because an earlier one is missing.</summary>
    public bool IsBlocked => obs.Count + evt.Count > 0;

    /// <summary>Whether a pack was left to the ledger for lack of room: packs after <see cref="Position"/> must be offered again from there.</summary>
    public bool NeedsCatchUp { get; private set; }

    /// <summary>Says that packs are about to be offered again from the ledger.</summary>
    public void BeginCatchUp() => NeedsCatchUp = false;

    /// <summary>Says that the ledger holds packs that were not offered.</summary>
    public void LeaveToLedger() => NeedsCatchUp = true;

    /// <summary>Takes a pack of this kit.</summary>
    /// <exception cref="ArgumentException">A pack of lane tick, which has no place in the order.</exception>
    public OfferOutcome Offer(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Key.Lane == Lane.Tick)
        {
            throw new ArgumentException("A tick has no place in the order.", nameof(pack));
        }

        var outcome = pack.Key.IsNumbered ? OfferNumbered(pack) : unnumbered.Offer(pack);
        NeedsCatchUp |= outcome == OfferOutcome.LeftToLedger;
        return outcome;
    }

    /// <summary>Lets time pass for packs without numbers: those sealed longer ago than the lateness bound need not wait any more.</summary>
    public void Release(Contracts.Time.Instant now) => unnumbered.Release(now);

    /// <summary>The next pack of the order; false when it is not here yet.</summary>
    public bool TryNext([NotNullWhen(true)] out Pack? pack) => TryNextNumbered(out pack) || unnumbered.TryNext(out pack);

    private OfferOutcome OfferNumbered(Pack pack)
    {
        var key = pack.Key;
        if (key.Boot < boot || (key.Boot == boot && key.Sequence <= (key.Lane == Lane.Evt ? lastEvt : lastObs)))
        {
            return OfferOutcome.Repeat;
        }

        var noted = book.Note(pack, boot);
        var lane = key.Lane == Lane.Evt ? evt : obs;
        var outcome = lane.Add(new(key.Boot, key.Sequence), pack, out var overflow);
        NeedsCatchUp |= overflow || !noted;
        return outcome;
    }

    private bool TryNextNumbered([NotNullWhen(true)] out Pack? pack)
    {
        pack = null;
        while (boot > 0 || TryEnterBoot(book.FirstBoot()) || TryEnterBoot(book.UnprovenFollowerOf(0, options.Lateness)))
        {
            if (obs.TryPeek(new(boot, lastObs + 1), out var next))
            {
                if (next.EventsBefore > lastEvt)
                {
                    if (TryNextEvent(out pack))
                    {
                        return true;
                    }

                    if (!TryPassShed(Lane.Evt, ref lastEvt))
                    {
                        return false;
                    }

                    continue;
                }

                obs.RemoveFirst();
                lastObs++;
                pack = next;
                return true;
            }

            if (TryPassShed(Lane.Obs, ref lastObs))
            {
                obs.DropUpTo(new(boot, lastObs));
                continue;
            }

            if (TryNextAtEnd(out pack))
            {
                return true;
            }

            if (!TryLeaveBoot())
            {
                return false;
            }
        }

        return false;
    }

    private bool TryNextEvent([NotNullWhen(true)] out Pack? pack)
    {
        if (!evt.TryPeek(new(boot, lastEvt + 1), out pack))
        {
            return false;
        }

        evt.RemoveFirst();
        lastEvt++;
        return true;
    }

    /// <summary>Events that no pack of lane obs knew of come at the boot's end.</summary>
    private bool TryNextAtEnd([NotNullWhen(true)] out Pack? pack)
    {
        pack = null;
        if (book.EndOf(boot) is { } end ? lastObs < end.LastObs : book.UnprovenFollowerOf(boot, options.Lateness) == 0 || obs.HoldsUpTo(boot))
        {
            return false;
        }

        do
        {
            if (TryNextEvent(out pack))
            {
                return true;
            }
        }
        while (TryPassShed(Lane.Evt, ref lastEvt));

        return false;
    }

    private bool TryLeaveBoot()
    {
        if (book.EndOf(boot) is { } end)
        {
            return lastObs >= end.LastObs && lastEvt >= end.LastEvt && TryEnterBoot(book.FollowerOf(boot));
        }

        return !obs.HoldsUpTo(boot) && !evt.HoldsUpTo(boot) && TryEnterBoot(book.UnprovenFollowerOf(boot, options.Lateness));
    }

    private bool TryEnterBoot(long next)
    {
        if (next <= 0)
        {
            return false;
        }

        (boot, lastObs, lastEvt) = (next, 0, 0);
        book.DropBefore(boot);
        obs.DropUpTo(new(boot, 0));
        evt.DropUpTo(new(boot, 0));
        return true;
    }

    private bool TryPassShed(Lane lane, ref long last)
    {
        if (book.ShedFrom(boot, lane, last + 1) is not { } end)
        {
            return false;
        }

        last = end;
        book.DropShed(boot, lane, end);
        if (lane == Lane.Evt)
        {
            evt.DropUpTo(new(boot, end));
        }

        return true;
    }
}
