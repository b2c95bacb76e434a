using AgeingMonitor.Analytics.Alerts.Nights;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The night detector of one kit in its home: signs of movement and local times in, alerts and entries of the daily list out.</summary>
internal sealed class NightWatch(NightOptions options, AlarmBudget budget, NightState state)
{
    private readonly NightDetector detector = new(options, NightShares.Of(budget), state);
    private readonly LocalClock clock = new();
    private readonly List<NightFinding> found = [];

    public NightState State => state;

    /// <summary>A sign of movement. What is worn or carried says nothing of where.</summary>
    public void Move(PlanView plan, SensorId sensor, QuantityDefinition quantity, RoomKind? room, Instant at, ObservedValue value, ICollection<AlertDraft> raised, ICollection<DayFlag> listed)
    {
        var kind = KindOf(quantity, room, value);
        if ((room is null && kind == NightSignKind.Movement) || !plan.IsWatchedAt(at))
        {
            return;
        }

        var (night, minute) = NightSign.TimeOf(clock.At(at, plan.Zone));
        detector.Observe(sensor, new(kind, room, at.Microseconds, minute, night), plan.IsSharedAt(at), found);
        Tell(plan, raised, listed);
    }

    /// <summary>The kit has spoken.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="at">When.</param>
    /// <param name="isBlind">Whether a movement sensor is in fault.</param>
    /// <param name="isStillTold">Whether a stillness from the last sign on was told.</param>
    /// <param name="raised">Alerts are added.</param>
    /// <param name="listed">Entries of the daily list are added.</param>
    public void Hear(PlanView plan, Instant at, bool isBlind, bool isStillTold, ICollection<AlertDraft> raised, ICollection<DayFlag> listed)
    {
        if (!plan.IsWatchedAt(at))
        {
            detector.Forget();
            return;
        }

        detector.Hear(at.Microseconds, clock.At(at, plan.Zone), plan.IsSharedAt(at), isBlind, isStillTold, found);
        Tell(plan, raised, listed);
    }

    public void OnGap(Instant at) => detector.OnGap(at.Microseconds);

    /// <inheritdoc cref="NightDetector.NoteHelp"/>
    public void NoteHelp(Instant at) => detector.NoteHelp(at.Microseconds);

    /// <inheritdoc cref="NightDetector.HasTold"/>
    public bool HasTold(Instant start) => detector.HasTold(start.Microseconds);

    private static NightSignKind KindOf(QuantityDefinition quantity, RoomKind? room, ObservedValue value) => quantity switch
    {
        _ when ReferenceEquals(quantity, Quantities.BedOccupancy) => value.Number != 0 ? NightSignKind.BedTaken : NightSignKind.BedLeft,
        _ when ReferenceEquals(quantity, Quantities.BedMovement) => NightSignKind.BedMoved,
        _ when ReferenceEquals(quantity, Quantities.ChairOccupancy) => value.Number != 0 ? NightSignKind.ChairTaken : NightSignKind.ChairLeft,
        _ when room == RoomKind.Entrance && ReferenceEquals(quantity, Quantities.Contact) => value.Number != 0 ? NightSignKind.DoorOpened : NightSignKind.DoorClosed,
        _ => NightSignKind.Movement,
    };

    private void Tell(PlanView plan, ICollection<AlertDraft> raised, ICollection<DayFlag> listed)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind is NightFindingKind.Back or NightFindingKind.Restless)
            {
                listed.Add(NightList.Entry(plan, found[i]));
            }
            else
            {
                raised.Add(NightRule.Raise(plan, found[i]));
            }
        }

        found.Clear();
    }
}
