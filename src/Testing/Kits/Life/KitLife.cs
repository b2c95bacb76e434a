using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Tape;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>
/// What the kit of a simulated home does from one moment to the next: takes from its sensors, dates, seals, under conditions that change. The same for a kit on tape and for one that speaks to a broker; what becomes of
/// a sealed pack is for whoever drives it: <see cref="NextMoment"/> says when, and a change of conditions is <see cref="Leave"/>, then the caller's own part of it, then <see cref="Enter"/>. One caller at a time.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="during">The stretch of time.</param>
/// <param name="timeline">The changes of that stretch.</param>
/// <param name="packPeriod">How often a kit seals. Kits are not in step: when the first period ends is drawn.</param>
/// <param name="seed">The seed of <see cref="SeedOf"/>.</param>
/// <param name="give">Numbers and keeps what is sealed at a true moment; the number.</param>
internal sealed partial class KitLife(SimulatedHome home, TimeRange during, KitTimeline timeline, TimeSpan packPeriod, ulong seed, Func<Instant, SealedPack, long> give)
{
    /// <summary>Half of what the contract allows a pack.</summary>
    private const int MostInPack = WireLimits.MaxRecords / 2;

    private readonly KitSensorsRead taken = new(home);
    private readonly KitClock clock = new(home);

    /// <summary>Events of this boot that left without a date, each with the number that told of it first.</summary>
    private readonly List<(long First, IReadOnlyList<Observation> Observations)> undated = [];
    private readonly Queue<IReadOnlyList<Observation>> urgent = [];
    private readonly int backlogPeriods = Math.Max(1, (int)(CatchingUp.PackPeriod / packPeriod));

    /// <summary>How many of the undated events have followed with their date.</summary>
    private int dated;
    private Instant urgentReadTo = during.From;
    private int changesDone;
    private long period;
    private Instant nextPeriod = during.From + TimeSpan.FromMilliseconds(SeededRandom.For(seed, 0).Next(1, 1 + (int)packPeriod.TotalMilliseconds));
    private bool saidMainsCut;

    /// <summary>How the kit fares now.</summary>
    public KitConditions Now { get; private set; } = new() { IsUp = false };

    /// <summary>The change of conditions that was made last, by its place in the timeline; -1 before the first.</summary>
    public int LastChange => changesDone - 1;

    /// <summary>Observations that the kit could not date before it was switched off.</summary>
    public long LostObservations { get; private set; }

    /// <summary>When something happens next by itself; the end of time when nothing does.</summary>
    public Instant NextMoment => Instant.Min(Instant.Min(NextChange, NextPeriod), NextUrgent);

    private Instant NextChange => changesDone < timeline.Changes.Count ? timeline.Changes[changesDone].At : Instant.MaxValue;

    private Instant NextPeriod => nextPeriod < during.To ? nextPeriod : Instant.MaxValue;

    /// <summary>When the next urgent thing happens, read from the home a day ahead.</summary>
    private Instant NextUrgent
    {
        get
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
    }

    /// <summary>Kits of one seed are told apart by their ids.</summary>
    public static ulong SeedOf(KitId kit, ulong seed)
    {
        foreach (var character in kit.Value)
        {
            seed = unchecked((seed * 31) + character);
        }

        return seed;
    }

    /// <summary>Does what is next at a moment: the period ends, then conditions change, then urgent things of the new conditions happen. A change of conditions is returned and left to the caller.</summary>
    public KitChange? Act(Instant moment)
    {
        if (NextPeriod == moment)
        {
            EndPeriod(moment);
        }
        else if (NextChange == moment)
        {
            return timeline.Changes[changesDone];
        }
        else
        {
            Call(moment, urgent.Dequeue());
        }

        return null;
    }

    /// <summary>Under the conditions that end the kit seals what it has under the clock that it had.</summary>
    public void Leave(KitChange change, Instant moment)
    {
        var (before, after) = (Now, change.After);
        changesDone++;
        if (!before.IsUp)
        {
            return;
        }

        var isGone = IsGone(change);
        if (isGone && after.IsMainsCut)
        {
            // The power is failing: the last thing the kit says.
            SayMains(moment, isCut: true);
        }

        if (before.IsUnset)
        {
            LostObservations += isGone ? taken.Take(moment).Count : 0;
        }
        else if (isGone || (after.IsLinked && !before.IsLinked) || before.ClockAt(moment) != after.ClockAt(moment) || before.Ahead != after.Ahead)
        {
            SealObservations(moment, taken.Take(moment), orHeartbeat: false);
        }
    }

    /// <summary>The new conditions hold. A kit that boots has done so already, as far as numbers go.</summary>
    public void Enter(KitChange change, Instant moment)
    {
        var (before, after) = (Now, change.After);
        Now = after;
        taken.Observe(after.IsObserving, moment);
        clock.Set(after.Ahead, moment);
        if (change.Boots)
        {
            undated.Clear();
            dated = 0;
        }
        else if (after.IsUp && before.IsUnset && !after.IsUnset)
        {
            LearnTime(moment);
        }

        if (after.IsObserving)
        {
            SayMains(moment, after.IsMainsCut);
        }

        if (moment == during.To)
        {
            taken.Observe(false, moment);
            SealTaken(moment);
        }
    }

    /// <summary>Whether a kit that runs stops by a change, be it to start again at once.</summary>
    public static bool IsGone(KitChange change) => !change.After.IsUp || change.Boots;

    private void EndPeriod(Instant moment)
    {
        nextPeriod = moment + packPeriod;
        period++;
        if (Now.IsUp && !Now.IsUnset && (Now.IsLinked || period % backlogPeriods == 0))
        {
            SealTaken(moment);
        }
    }

    private void Call(Instant moment, IReadOnlyList<Observation> observations)
    {
        if (Now.IsObserving)
        {
            SealUrgent(moment, observations);
        }
    }

    private void SayMains(Instant moment, bool isCut)
    {
        if (saidMainsCut != isCut)
        {
            saidMainsCut = isCut;
            SealUrgent(moment, [new Observation(KitTape.Self, Quantities.PowerCut, moment, ObservedValue.Of(isCut ? 1 : 0))]);
        }
    }
}
