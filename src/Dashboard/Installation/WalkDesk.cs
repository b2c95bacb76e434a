using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>The walk test of a kit: what is asked for, what was seen of it, and what is kept.</summary>
internal sealed class WalkDesk(IWalkTests walks, IKitStates states, IObservationStore store, StepWatch watch, TimeProvider clock)
{
    /// <summary>How the walk stands now.</summary>
    /// <param name="visit">The kit in its home.</param>
    /// <param name="settles">Whether a step that has come to its end is kept as it ended. What it is judged by does not change with when it is looked at, so keeping it late is keeping the same.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<WalkScene> LookAsync(KitVisit visit, bool settles, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var plan = visit.Plan;
        var told = await states.FindAsync(visit.Kit, cancellationToken);
        var series = await store.ListSeriesAsync(visit.Kit, cancellationToken);
        var sensors = SensorsOf(told?.State.Sensors ?? [], series);
        var steps = WalkPlan.Of(plan, visit.Kit, sensors, now);
        var all = await walks.ListAsync(visit.Kit, cancellationToken);
        var walk = all.FirstOrDefault(one => one.FinishedAt is null && one.Home == plan.Home && now - one.StartedAt <= IWalkTests.Longest);
        var packs = await PacksAsync(visit.Kit, (walk?.UnderWay?.StartedAt ?? now) - TimeSpan.FromHours(1), now, isWhole: walk?.UnderWay?.Step is "link" or "power", cancellationToken);
        var heardAt = packs.Count == 0 ? (Instant?)null : packs.Max(pack => pack.SealedAt);
        StepVerdict? verdict = null;
        if (walk?.UnderWay is { } attempt && steps.FirstOrDefault(step => step.Code == attempt.Step) is { } current)
        {
            var heard = series.Select(one => one.Sensor).ToHashSet();
            verdict = await watch.JudgeAsync(visit, walk, current, attempt.StartedAt, now, series, heard, packs, heardAt, cancellationToken);
            if (settles && verdict.State != WalkState.Waiting)
            {
                walk = await walks.EndStepAsync(walk.Id, attempt.Number, verdict.State == WalkState.Passed ? StepResult.Passed : StepResult.Failed, verdict.Evidence, AdviceOf(verdict), cancellationToken)
                    ?? await walks.FindAsync(walk.Id, cancellationToken);
            }
        }

        return new WalkScene(told, heardAt, sensors, WalkPlan.WithoutPlace(plan, visit.Kit, sensors, now), steps, walk, verdict, StandingOf(walk, steps, sensor => plan.PlacementOf(visit.Kit, sensor, now)), [.. all.Where(one => one.Report is not null && one.Home == plan.Home)]);
    }

    /// <summary>Ends the walk that is under way without a report; false when there is none.</summary>
    public async Task<bool> GiveUpAsync(KitVisit visit, CancellationToken cancellationToken) =>
        (await walks.ListAsync(visit.Kit, cancellationToken)).FirstOrDefault(one => one.FinishedAt is null && one.Home == visit.Plan.Home) is { } open && await walks.FinishAsync(open.Id, null, cancellationToken);

    public Task BeginAsync(KitVisit visit, string installer, CancellationToken cancellationToken) => walks.BeginAsync(visit.Kit, visit.Plan.Home, installer, cancellationToken);

    /// <summary>Begins a step of the way; false when there is no such walk or step.</summary>
    public async Task<bool> BeginStepAsync(KitVisit visit, string? step, CancellationToken cancellationToken)
    {
        var scene = await LookAsync(visit, settles: true, cancellationToken);
        return scene.Walk is { } walk && scene.Steps.Any(one => one.Code == step) && await walks.BeginStepAsync(walk.Id, step!, cancellationToken) is not null;
    }

    /// <summary>Leaves a step out, which needs a reason; false when there is no such walk or step.</summary>
    public async Task<bool> LeaveOutAsync(KitVisit visit, string? step, string reason, CancellationToken cancellationToken)
    {
        var scene = await LookAsync(visit, settles: true, cancellationToken);
        return scene.Walk is { } walk && scene.Steps.Any(one => one.Code == step)
            && await walks.BeginStepAsync(walk.Id, step!, cancellationToken) is { UnderWay: { } attempt }
            && await walks.EndStepAsync(walk.Id, attempt.Number, StepResult.LeftOut, [], reason, cancellationToken) is not null;
    }

    /// <summary>What the kit says that it has, and what was heard of it beside: a kit that says nothing of itself is known by what came.</summary>
    private static IReadOnlyList<KitSensor> SensorsOf(IReadOnlyList<KitSensor> told, IReadOnlyList<SeriesKey> series) =>
    [
        .. told.Select(sensor => sensor with { Quantities = [.. sensor.Quantities.Union(series.Where(one => one.Sensor == sensor.Sensor).Select(one => one.Quantity.Code), StringComparer.Ordinal)] }),
        .. series.Where(one => told.All(sensor => sensor.Sensor != one.Sensor)).GroupBy(one => one.Sensor).Select(group => new KitSensor(group.Key, [.. group.Select(one => one.Quantity.Code)])),
    ];

    private static Dictionary<string, WalkAttempt> StandingOf(WalkTest? walk, IReadOnlyList<WalkStep> steps, Func<SensorId, Contracts.Homes.SensorPlacement?> placement) => steps
        .Select(step => (step.Code, Step: step, Latest: walk?.LatestOf(step.Code)))
        .Where(one => one.Latest is { } latest && WalkProof.Holds(one.Step, latest, placement))
        .ToDictionary(one => one.Code, one => one.Latest!, StringComparer.Ordinal);

    /// <summary>The kit's packs of a time; their heads too (what was given out before them, where the boot before ended) where a cut is judged.</summary>
    private async Task<IReadOnlyList<WalkPack>> PacksAsync(KitId kit, Instant from, Instant now, bool isWhole, CancellationToken cancellationToken)
    {
        var packs = new List<WalkPack>();
        await foreach (var entry in store.ReadLedgerAsync(kit, new TimeRange(from, now + TimeSpan.FromMinutes(5)), cancellationToken))
        {
            packs.Add(new WalkPack(entry.Key, entry.SealedAt, entry.WrittenAt));
        }

        foreach (var boot in isWhole ? packs.Where(pack => pack.Key is { IsNumbered: true, Lane: Lane.Obs }).GroupBy(pack => pack.Key.Boot).ToList() : [])
        {
            await foreach (var pack in store.ReadPacksAsync(kit, boot.Key, Lane.Obs, boot.Min(one => one.Key.Sequence) - 1, cancellationToken))
            {
                var index = packs.FindIndex(one => one.Key == pack.Key);
                if (index >= 0)
                {
                    packs[index] = packs[index] with { EventsBefore = pack.EventsBefore, After = pack.After };
                }
            }
        }

        return packs;
    }

    /// <summary>What to try, as it is kept with a step that failed.</summary>
    private static string? AdviceOf(StepVerdict verdict) => verdict.State == WalkState.Passed ? null : verdict.Elsewhere is { } sensor ? $"{verdict.Advice}:{sensor}" : verdict.Advice.ToString();
}
