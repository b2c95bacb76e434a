using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Inputs;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The routine detector of one kit in its home: local times in, entries of the daily list and the days that are over out.</summary>
internal sealed class RoutineWatch(KitId kit, RoutineOptions options, RoutineModel model, AlarmBudget budget, KitShadow? shadow, RoutineState state)
{
    private readonly RoutineDetector detector = new(options, model, RoutineLimits.Of(budget, model), state);
    private readonly InputDrift inputs = new(model.Card!, state.Inputs ??= new());
    private readonly LocalClock clock = new();

    public RoutineState State => state;

    /// <summary>How far the inputs lie from what the model was learned from.</summary>
    public InputDrift Inputs => inputs;

    /// <summary>A sign of movement. The day that is over with it; null when none is.</summary>
    public RoutineDay? Move(PlanView plan, RoomKind? room, QuantityDefinition quantity, Instant at, ICollection<DayFlag> listed)
    {
        if (detector.Observe(room, room == RoomKind.Entrance && ReferenceEquals(quantity, Quantities.Contact), clock.At(at, plan.Zone), out var day))
        {
            List(plan, day!, listed);
        }

        return day;
    }

    /// <summary>The kit has spoken. The day that is over with it; null when none is.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="at">When.</param>
    /// <param name="isBlind">Whether a movement sensor is in fault.</param>
    /// <param name="listed">What is found is added.</param>
    public RoutineDay? Hear(PlanView plan, Instant at, bool isBlind, ICollection<DayFlag> listed)
    {
        if (detector.Hear(clock.At(at, plan.Zone), out var day))
        {
            List(plan, day!, listed);
        }

        if (isBlind || !plan.IsWatchedAt(at))
        {
            detector.NoteUnknown();
        }

        return day;
    }

    private void List(PlanView plan, RoutineDay day, ICollection<DayFlag> listed)
    {
        var during = LocalClock.DayOf(day.Row.Day, plan.Zone);
        var isWatched = plan.IsWatchedAt(during.From) && plan.IsWatchedAt(new Instant(during.To.Microseconds - 1));
        shadow?.Judge(day, during.From, isWatched);
        if (isWatched && day.Standard is { } row && inputs.Take(row, day.Row.Day.DayNumber, out var drift))
        {
            listed.Add(InputDriftNote.Of(plan, kit, model.Card!, drift!));
        }

        if (!day.IsListed || !isWatched)
        {
            return;
        }

        listed.Add(new DayFlag
        {
            Home = plan.Home,
            Detector = DayFlagDetectors.Routine,
            Subject = plan.OnlyResidentAt(during.From),
            During = during,
            Score = day.Score,
            Limit = day.Limit,
            Reasons = [.. day.Reasons.Select(reason => RoutineText.Of(reason))],
        });
    }
}
