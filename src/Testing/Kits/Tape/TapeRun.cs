using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Life;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>
/// One life of a kit from its first start to the end of the tape: the packs of its <see cref="KitLife"/>, an outbox, and a wire that has room for one more from time to time.
/// Times are true; what the kit makes of them is up to its clock. One caller at a time, once.
/// </summary>
internal sealed class TapeRun
{
    /// <summary>A window of 32 packs and a round trip of some hundred milliseconds would do more; a kit leaves room for others.</summary>
    private static readonly TimeSpan BetweenPacks = TimeSpan.FromMilliseconds(50);

    /// <summary>A broker waits one and a half times the keep-alive of 20 s before it says the last will (MQTT 5, section 3.1.2.10).</summary>
    private static readonly TimeSpan WillDelay = TimeSpan.FromSeconds(30);

    private readonly KitId kit;
    private readonly KitTimeline timeline;
    private readonly IReadOnlyList<KitSensor> sensors;
    private readonly KitLife life;
    private readonly TapeOutbox outbox = new();
    private readonly TapeWire wire;
    private Instant nextSlot = Instant.MinValue;
    private bool helloIsDue;

    public TapeRun(SimulatedHome home, TimeRange during, KitTapeOptions options, KitTimeline timeline, IReadOnlyList<KitSensor> sensors)
    {
        kit = home.Kit;
        this.timeline = timeline;
        this.sensors = sensors;
        var seed = KitLife.SeedOf(home.Kit, options.Seed);
        wire = new TapeWire(seed);
        life = new KitLife(home, during, timeline, options.PackPeriod, seed, Keep);
    }

    /// <summary>Packs shed for lack of room.</summary>
    public long ShedPacks => outbox.ShedPacks;

    /// <summary>Observations in them.</summary>
    public long ShedObservations => outbox.ShedObservations;

    /// <summary>Observations that the kit could not date before it was switched off.</summary>
    public long LostObservations => life.LostObservations;

    /// <summary>Everything on the wire, in order of time.</summary>
    public IEnumerable<TapedMessage> Messages()
    {
        for (var moment = NextMoment; moment < Instant.MaxValue; moment = NextMoment)
        {
            while (wire.TryTake(moment, out var message))
            {
                yield return message;
            }

            Act(moment);
        }

        while (wire.TryTake(Instant.MaxValue, out var message))
        {
            yield return message;
        }
    }

    private Instant NextMoment => Instant.Min(life.NextMoment, NextSlot);

    private Instant NextSlot => life.Now.IsConnected && (helloIsDue || outbox.Unsent > 0) ? nextSlot : Instant.MaxValue;

    /// <summary>At one instant what is on the way goes first, then the kit lives on.</summary>
    private void Act(Instant moment)
    {
        if (NextSlot == moment)
        {
            UseSlot(moment);
        }
        else if (life.Act(moment) is { } change)
        {
            Change(change, moment);
        }
    }

    private void Change(KitChange change, Instant moment)
    {
        var (before, after) = (life.Now, change.After);
        life.Leave(change, moment);
        if (before.IsConnected && (!after.IsConnected || change.Boots))
        {
            EndConnection(before, change, moment);
        }

        if (change.Boots)
        {
            outbox.Boot();
        }

        outbox.Shed(after.Capacity);
        if (after.IsConnected && (change.Boots || !before.IsConnected || before.ClockAt(moment).State != after.ClockAt(moment).State))
        {
            helloIsDue = true;
            nextSlot = Instant.Max(nextSlot, moment);
        }

        life.Enter(change, moment);
    }

    /// <summary>The kit says good-bye where it can, and the broker for it where it cannot.</summary>
    private void EndConnection(KitConditions before, KitChange change, Instant moment)
    {
        var after = change.After;
        var isGone = KitLife.IsGone(change);
        var goodBye = new TapedBytes(kit, Topics.State, null, KitSays.Offline(outbox.Numbering.Boot, before.ClockAt(moment)));
        if (isGone && (after.IsOrderly || after.IsUp))
        {
            wire.Send(moment, goodBye);
            return;
        }

        if (isGone && after.IsMainsCut)
        {
            while (outbox.TakeEvent() is { } pack)
            {
                wire.Send(moment, pack, before, moment);
            }
        }

        wire.Say(Instant.Min(moment + WillDelay, timeline.ConnectionFrom(life.LastChange)), goodBye);
    }

    private void UseSlot(Instant moment)
    {
        if (helloIsDue)
        {
            helloIsDue = false;
            wire.Send(moment, new TapedBytes(kit, Topics.State, null, KitSays.Online(outbox.Numbering.Boot, sensors, outbox.Unsent, life.Now.ClockAt(moment))));
        }
        else if (outbox.Take() is { } pack)
        {
            wire.Send(moment, pack, life.Now, timeline.LossAfter(life.LastChange));
        }

        nextSlot = moment + BetweenPacks;
    }

    private long Keep(Instant moment, SealedPack pack)
    {
        nextSlot = Instant.Max(nextSlot, moment);
        return outbox.Add(pack.Lane, head => Freeze(head, pack), life.Now.Capacity).Key.Sequence;
    }

    private Pack Freeze(PackHead head, SealedPack pack) => new()
    {
        Key = new PackKey(kit, head.Number.Boot, head.Number.Lane, head.Number.Sequence),
        SealedAt = pack.SealedAt,
        ReceivedAt = pack.SealedAt,
        Clock = pack.Clock,
        EventsBefore = head.EventsBefore,
        After = head.After,
        Shed = head.Shed,
        Repeats = pack.Repeats,
        Observations = pack.Observations,
    };
}
