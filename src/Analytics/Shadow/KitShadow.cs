using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>
/// The shadows of one kit in its home: given what the models in force are given, compared with what those find. Nothing comes out of here but comparisons, and nothing in here is read by the models in force. A shadow that throws is stopped,
/// and the comparison says so; the pack goes on.
/// </summary>
internal sealed class KitShadow
{
    private readonly ShadowModels models;
    private readonly double agitationLimit;
    private readonly List<WornFall> foundFalls = [];
    private readonly List<ShadowFault> faults = [];
    private RoutineDetector? routine;

    /// <summary>Shadows that have seen nothing yet, or go on from a saved state of the same models.</summary>
    public KitShadow(DetectionOptions options, ShadowModels models, KitShadowState state)
    {
        this.models = models;
        State = state;
        if (models.Agitation is { } agitation)
        {
            agitationLimit = ShadowModels.LimitOf(agitation, options.Budget);
            State.Agitation = Same(state.Agitation, "agitation", agitation.Card.Sha256, AgitationModel.BuiltIn.Card.Sha256);
        }
        else
        {
            State.Agitation = null;
        }

        if (models.Routine is { Card: { } card } model)
        {
            var same = Same(state.Routine, "routine", card.Sha256, RoutineModel.BuiltIn.Card!.Sha256);
            State.RoutineState = same == state.Routine ? state.RoutineState ?? new() : new();
            State.Routine = same;
            routine = same.IsStopped ? null : new(options.Routine, model, RoutineLimits.Of(options.Budget, model), State.RoutineState);
        }
        else
        {
            (State.Routine, State.RoutineState) = (null, null);
        }

        Falls = models.Falls is { } falls ? new(FallTrees.Of(falls)) : null;
    }

    /// <summary>What is saved with the home.</summary>
    public KitShadowState State { get; }

    /// <summary>Falls by the shadow's model; null when it has none, or was stopped.</summary>
    public WornFalls? Falls { get; private set; }

    /// <summary>Shadows that were stopped since this was last emptied.</summary>
    public ICollection<ShadowFault> Faults => faults;

    /// <summary>How falls compare, by who wears the sensor.</summary>
    public SortedDictionary<string, ShadowComparison> FallsOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Six hours that the model in force has scored.</summary>
    public void Agitate(in AgitationRow row, Instant from, bool isListed, double aboveLimit)
    {
        if (models.Agitation is not { } model || State.Agitation!.IsStopped)
        {
            return;
        }

        try
        {
            var score = model.Forest.Score(row.Values);
            State.Agitation.Note(from, isListed, score >= agitationLimit, aboveLimit, score - agitationLimit);
        }
        catch (Exception e)
        {
            // These six hours are not compared, nor are any after them.
            Stop(State.Agitation, from, e);
        }
    }

    /// <summary>A day that the model in force has judged.</summary>
    public void Judge(RoutineDay active, Instant from, bool isWatched)
    {
        if (routine is null)
        {
            return;
        }

        try
        {
            var day = routine.Judge(active.Row);
            if (isWatched && IsJudged(active) && IsJudged(day))
            {
                State.Routine!.Note(from, active.IsListed, day.IsListed, active.Score - active.Limit, day.Score - day.Limit);
            }
        }
        catch (Exception e)
        {
            // The day is not compared, nor is any after it; what was half learned is forgotten.
            (routine, State.RoutineState) = (null, null);
            Stop(State.Routine!, from, e);
        }
    }

    /// <summary>An observation, whatever it is of: blocks of samples of worn sensors and the kit's own word count.</summary>
    public void Observe(PlanView plan, KitId kit, Instant sealedAt, Observation observation)
    {
        if (Falls is null)
        {
            return;
        }

        ResidentId? wearer = null;
        try
        {
            if (ReferenceEquals(observation.Quantity, Quantities.Fall))
            {
                Falls.ObserveOwn(observation.Sensor, observation.MeasuredAt, observation.Value.Text);
            }
            else if (ReferenceEquals(observation.Quantity, Quantities.AccelerationWaveform) && (wearer = plan.ResidentOf(kit, observation.Sensor, observation.MeasuredAt)) is { } resident)
            {
                Falls.Observe(observation.Sensor, resident, observation.MeasuredAt, sealedAt, observation.Value, foundFalls);
            }
        }
        catch (Exception e)
        {
            StopFalls(wearer, observation.MeasuredAt, e);
        }
    }

    /// <summary>The packs have reached a time, and the model in force has found these falls.</summary>
    public void Reach(PlanView plan, KitId kit, Instant at, IReadOnlyList<WornFall> active, bool isTime)
    {
        if (Falls is null)
        {
            return;
        }

        try
        {
            Compare(plan, kit, at, active, isTime);
        }
        catch (Exception e)
        {
            StopFalls(null, at, e);
        }
    }

    private void Compare(PlanView plan, KitId kit, Instant at, IReadOnlyList<WornFall> active, bool isTime)
    {
        if (isTime)
        {
            Falls!.Advance(at, foundFalls);
        }

        for (var i = 0; i < active.Count; i++)
        {
            Compare(plan, kit, active[i], isShadow: false);
        }

        for (var i = 0; i < foundFalls.Count; i++)
        {
            Compare(plan, kit, foundFalls[i], isShadow: true);
        }

        foundFalls.Clear();
        Falls!.ForEachResident(resident => FallsFor(resident).Reach(at));
    }

    /// <summary>Takes a saved comparison up again, if it is of these models; whether there is a shadow to go on with it.</summary>
    public bool TryRestore(ResidentId resident, ShadowComparison comparison)
    {
        if (models.Falls is not { } model || !comparison.IsOf(model.Card.Sha256, FallModel.BuiltIn.Card.Sha256))
        {
            return false;
        }

        FallsOf[resident.Value] = comparison;
        Falls = comparison.IsStopped ? null : Falls;
        return Falls is not null;
    }

    /// <summary>No fall is compared from here on, whoever wears the sensor; what was half scored is forgotten.</summary>
    private void StopFalls(ResidentId? wearer, Instant at, Exception cause)
    {
        if (wearer is { } resident)
        {
            FallsFor(resident);
        }

        Falls = null;
        foundFalls.Clear();
        faults.Add(new(KitId.Parse(State.Kit), FallModel.Name, cause));
        foreach (var comparison in FallsOf.Values)
        {
            comparison.Stop(at, cause);
        }
    }

    private void Stop(ShadowComparison comparison, Instant at, Exception cause)
    {
        comparison.Stop(at, cause);
        faults.Add(new(KitId.Parse(State.Kit), comparison.Model, cause));
    }

    private static bool IsJudged(RoutineDay day) => day.Verdict is RoutineVerdict.Ordinary or RoutineVerdict.Unusual or RoutineVerdict.Visitors;

    private static ShadowComparison Same(ShadowComparison? saved, string model, string shadow, string active) =>
        saved is not null && saved.IsOf(shadow, active) ? saved : new() { Model = model, Shadow = shadow, Active = active };

    private void Compare(PlanView plan, KitId kit, in WornFall fall, bool isShadow)
    {
        if (fall.Stage == FallStage.Suspected && plan.IsOpenAt(fall.ImpactAt) && plan.ResidentOf(kit, fall.Sensor, fall.ImpactAt) is { } resident)
        {
            var threshold = FallThresholds.Of((isShadow ? models.Falls! : FallModel.BuiltIn).Card).For(fall.Sensor.Value);
            FallsFor(resident).NoteFall(fall.Sensor, fall.ImpactAt, isShadow, fall.Score - threshold, WornFalls.SameFall);
        }
    }

    private ShadowComparison FallsFor(ResidentId resident)
    {
        if (!FallsOf.TryGetValue(resident.Value, out var comparison))
        {
            FallsOf[resident.Value] = comparison = new() { Model = FallModel.Name, Shadow = models.Falls!.Card.Sha256, Active = FallModel.BuiltIn.Card.Sha256 };
        }

        return comparison;
    }
}
