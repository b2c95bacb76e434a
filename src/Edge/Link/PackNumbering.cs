using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// The numbers that one boot of a kit gives out, and what its packs tell besides: where the boot before ended, which events come before, what was shed. One caller at a time.
/// </summary>
/// <param name="after">Where the last boot that gave out a number ended; null on a first boot.</param>
/// <param name="untold">What was shed and the server may not know of.</param>
public sealed class PackNumbering(BootEnd? after, IReadOnlyList<ShedRange> untold)
{
    private ShedLedger shed = new([.. untold.Select(range => new ShedEntry(range, null))], isTaken: false);
    private long lastObs;
    private long lastEvt;

    /// <summary>A boot that is under way: it goes on where it stands, and so does what was shed.</summary>
    public PackNumbering(BootEnd? after, IReadOnlyList<ShedEntry> kept, BootEnd current)
        : this(after, (IReadOnlyList<ShedRange>)[]) => (shed, (Boot, lastObs, lastEvt)) = (new(kept, isTaken: true), current);

    /// <summary>The number of this start of the kit. A boot that gave out no number never was, so its number is used again.</summary>
    public long Boot { get; } = (after?.Boot ?? 0) + 1;

    /// <summary>Where the boot before ended; said in every pack of this one.</summary>
    public BootEnd? After => after;

    /// <summary>The last boot that gave out a number, and where it stands; null when none did.</summary>
    public BootEnd? End => lastObs + lastEvt > 0 ? new BootEnd(Boot, lastObs, lastEvt) : After;

    /// <summary>What was shed and the server may not know of.</summary>
    public IReadOnlyList<ShedRange> Untold => shed.ToList();

    /// <summary>The same, on its own from here: for whoever may have to go back to it.</summary>
    public PackNumbering Copy() => new(After, (IReadOnlyList<ShedEntry>)[], new BootEnd(Boot, lastObs, lastEvt)) { shed = shed.Copy() };

    /// <summary>What stands in front of the next pack of a lane. The number is not given out before <see cref="GiveOut"/>.</summary>
    public PackHead Head(Lane lane)
    {
        var number = new PackNumber(Boot, lane, (lane == Lane.Obs ? lastObs : lastEvt) + 1);
        return new PackHead(number, lane == Lane.Obs ? lastEvt : null, After, shed.Declare(number));
    }

    /// <summary>Gives the number of the last head out: its pack is frozen and kept.</summary>
    public void GiveOut(PackNumber number) => _ = number.Lane == Lane.Obs ? lastObs++ : lastEvt++;

    /// <summary>A pack was dropped: the next ones declare it.</summary>
    public ShedRange Shed(PackNumber dropped) => shed.Add(dropped);

    /// <summary>What was shed and is other than it was kept, once: for whoever keeps it.</summary>
    public IReadOnlyList<ShedEntry> TakeShedChanges() => shed.TakeChanges();

    /// <summary>The server has these packs, and knows what they declare, which is returned and needs no more telling.</summary>
    public IReadOnlyList<ShedRange> Acknowledge(IEnumerable<PackNumber> packs) => shed.Acknowledge(packs);
}
