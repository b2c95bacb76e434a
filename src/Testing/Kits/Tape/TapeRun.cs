using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>
/// One life of a kit from its first start to the end of the tape. It goes from one moment to the next: a change of conditions, the end of a pack's period, something urgent, room on the wire.
/// Times are true; what the kit makes of them is up to its clock. One caller at a time, once.
/// </summary>
internal sealed partial class TapeRun
{
    /// <summary>A window of 32 packs and a round trip of some hundred milliseconds would do more; a kit leaves room for others.</summary>
    private static readonly TimeSpan BetweenPacks = TimeSpan.FromMilliseconds(50);

    /// <summary>A broker waits one and a half times the keep-alive of 20 s before it says the last will (MQTT 5, section 3.1.2.10).</summary>
    private static readonly TimeSpan WillDelay = TimeSpan.FromSeconds(30);

    /// <summary>Half of what the contract allows a pack.</summary>
    private const int MostInPack = WireLimits.MaxRecords / 2;
    private readonly SimulatedHome home;
    private readonly TimeRange during;
    private readonly KitTapeOptions options;
    private readonly KitTimeline timeline;
    private readonly IReadOnlyList<KitSensor> sensors;
    private readonly TapeSensors taken;
    private readonly TapeClock clock;
    private readonly TapeOutbox outbox = new();
    private readonly TapeWire wire;

    /// <summary>Events of this boot that left without a date, each with the number that told of it first.</summary>
    private readonly List<(long First, IReadOnlyList<Observation> Observations)> undated = [];

    /// <summary>How many of them have followed with their date.</summary>
    private int dated;
    private readonly Queue<IReadOnlyList<Observation>> urgent = [];
    private readonly int backlogPeriods;
    private Instant urgentReadTo;
    private KitConditions now = new() { IsUp = false };
    private int changesDone;
    private long period;
    private Instant nextPeriod;
    private Instant nextSlot = Instant.MinValue;
    private bool helloIsDue;
    private bool saidMainsCut;

    public TapeRun(SimulatedHome home, TimeRange during, KitTapeOptions options, KitTimeline timeline, IReadOnlyList<KitSensor> sensors)
    {
        this.home = home;
        this.during = during;
        this.options = options;
        this.timeline = timeline;
        this.sensors = sensors;
        taken = new TapeSensors(home);
        clock = new TapeClock(home);
        var seed = SeedOf(home.Kit, options.Seed);
        wire = new TapeWire(seed);
        backlogPeriods = Math.Max(1, (int)(CatchingUp.PackPeriod / options.PackPeriod));
        urgentReadTo = during.From;
        nextPeriod = during.From + TimeSpan.FromMilliseconds(SeededRandom.For(seed, 0).Next(1, 1 + (int)options.PackPeriod.TotalMilliseconds));
    }

    /// <summary>Packs shed for lack of room.</summary>
    public long ShedPacks => outbox.ShedPacks;

    /// <summary>Observations in them.</summary>
    public long ShedObservations => outbox.ShedObservations;

    /// <summary>Observations that the kit could not date before it was switched off.</summary>
    public long LostObservations { get; private set; }

    /// <summary>Everything on the wire, in order of time.</summary>
    public IEnumerable<TapedMessage> Messages()
    {
        while (NextMoment() is { } moment)
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

    /// <summary>Kits of one seed are told apart by their ids.</summary>
    private static ulong SeedOf(KitId kit, ulong seed)
    {
        foreach (var character in kit.Value)
        {
            seed = unchecked((seed * 31) + character);
        }

        return seed;
    }

    private Instant NextChange => changesDone < timeline.Changes.Count ? timeline.Changes[changesDone].At : Instant.MaxValue;

    private Instant NextPeriod => nextPeriod < during.To ? nextPeriod : Instant.MaxValue;

    private Instant NextSlot => now.IsConnected && (helloIsDue || outbox.Unsent > 0) ? nextSlot : Instant.MaxValue;

    private Instant? NextMoment()
    {
        var next = Instant.Min(Instant.Min(NextChange, NextPeriod), Instant.Min(NextUrgent(), NextSlot));
        return next == Instant.MaxValue ? null : next;
    }

    /// <summary>At one instant what is on the way goes first, then the period ends, then conditions change, then urgent things of the new conditions happen.</summary>
    private void Act(Instant moment)
    {
        if (NextSlot == moment)
        {
            UseSlot(moment);
        }
        else if (NextPeriod == moment)
        {
            EndPeriod(moment);
        }
        else if (NextChange == moment)
        {
            Change(timeline.Changes[changesDone], moment);
        }
        else
        {
            Call(moment, urgent.Dequeue());
        }
    }

    private void EndPeriod(Instant moment)
    {
        nextPeriod = moment + options.PackPeriod;
        period++;
        if (now.IsUp && !now.IsUnset && (now.IsLinked || period % backlogPeriods == 0))
        {
            SealTaken(moment);
        }
    }

    /// <summary>The next urgent thing, read from the home a day ahead.</summary>
    private Instant NextUrgent()
    {
        while (urgent.Count == 0 && urgentReadTo < during.To)
        {
            var to = Instant.Min(urgentReadTo + TimeSpan.FromDays(1), during.To);
            foreach (var observations in home.EventsBetween(urgentReadTo, to))
            {
                urgent.Enqueue(observations);
            }

            urgentReadTo = to;
        }

        return urgent.TryPeek(out var next) ? next[^1].MeasuredAt : Instant.MaxValue;
    }

    private void Call(Instant moment, IReadOnlyList<Observation> observations)
    {
        if (now.IsObserving)
        {
            SealUrgent(moment, observations);
        }
    }

    private void UseSlot(Instant moment)
    {
        if (helloIsDue)
        {
            helloIsDue = false;
            wire.Send(moment, new TapedBytes(home.Kit, Topics.State, null, KitSays.Online(outbox.Numbering.Boot, sensors, outbox.Unsent, now.ClockAt(moment))));
        }
        else if (outbox.Take() is { } pack)
        {
            wire.Send(moment, pack, now, timeline.LossAfter(changesDone - 1));
        }

        nextSlot = moment + BetweenPacks;
    }
}
