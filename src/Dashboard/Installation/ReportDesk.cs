using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>Ends walks with a signed report, and reads reports again.</summary>
internal sealed class ReportDesk(IWalkTests walks, IObservationStore store, IReportKey keys, TimeProvider clock)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <summary>Ends the walk that is under way; its id, or null when there is none.</summary>
    public async Task<Guid?> FinishAsync(KitVisit visit, WalkScene scene, string installer, string? note, CancellationToken cancellationToken)
    {
        if (scene.Walk is not { } walk)
        {
            return null;
        }

        var report = await BuildAsync(visit, scene, walk, installer, note, cancellationToken);
        using var key = await keys.OpenAsync(cancellationToken);
        return await walks.FinishAsync(walk.Id, SignedReport.Sign(report, key), cancellationToken) ? walk.Id : null;
    }

    /// <summary>A report of the kit, whether its signature holds, and the one of the visit before; null when there is none.</summary>
    public async Task<KeptReport?> ReadAsync(KitVisit visit, string? id, CancellationToken cancellationToken)
    {
        var all = await walks.ListAsync(visit.Kit, cancellationToken);
        if (!Guid.TryParseExact(id, "D", out var wanted) || all.FirstOrDefault(walk => walk.Id == wanted && walk.Home == visit.Plan.Home) is not { Report: { } document } walk)
        {
            return null;
        }

        using var key = await keys.OpenAsync(cancellationToken);
        var report = SignedReport.Verify(document, key);
        var before = all.FirstOrDefault(one => one.FinishedAt < walk.StartedAt && one.Home == walk.Home && one.Report is not null)?.Report;
        return new KeptReport(walk, document, report, before is null || report is null ? null : SignedReport.Verify(before, key), SignedReport.KeyId(key));
    }

    private async Task<CommissioningReport> BuildAsync(KitVisit visit, WalkScene scene, WalkTest walk, string installer, string? note, CancellationToken cancellationToken)
    {
        var plan = visit.Plan;
        var now = Instant.Now(clock);
        var latest = (await store.ReadLatestAsync(visit.Kit, cancellationToken)).ToLookup(value => value.Series.Sensor);
        var state = scene.Kit?.State;
        return new CommissioningReport
        {
            Id = walk.Id.ToString("D"),
            Kit = visit.Kit.Value,
            Home = plan.Home.Value,
            Installer = installer,
            StartedAt = walk.StartedAt.ToString(),
            FinishedAt = now.ToString(),
            Agent = new(state?.AgentVersion, state?.Boot, state?.ConfigurationVersion, (state?.Clock.State ?? ClockState.Unknown).ToString(), state?.Clock.UncertaintySeconds, state?.QueueDepth),
            Steps = [.. scene.Steps.Select(step => StepOf(step, scene, walk))],
            Sensors = [.. scene.Sensors.Where(WalkPlan.IsWalked).Select(sensor => SensorOf(sensor.Sensor, sensor.Quantities, plan, visit.Kit, scene, [.. latest[sensor.Sensor]], now))],
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
    }

    private static CommissionedStep StepOf(WalkStep step, WalkScene scene, WalkTest walk)
    {
        var last = scene.Standing.GetValueOrDefault(step.Code);
        var seconds = last is { Result: StepResult.Passed, Evidence.Count: > 0 } ? last.Evidence.Max(value => value.Seconds) : (double?)null;
        return new CommissionedStep(step.Code, step.Kind, step.Room?.Value, last?.Result ?? StepResult.Open, walk.Attempts.Count(attempt => attempt.Step == step.Code), seconds, last?.Reason);
    }

    private static CommissionedSensor SensorOf(
        SensorId sensor, IReadOnlyList<string> quantities, HomePlan plan, KitId kit, WalkScene scene, IReadOnlyList<LatestValue> latest, Instant now)
    {
        var room = plan.PlacementOf(kit, sensor, now)?.Room;
        var steps = scene.Steps.Where(step => step.Signals.Any(signal => signal.Sensor == sensor)).ToList();
        var passed = steps.Select(step => scene.Standing.GetValueOrDefault(step.Code)).OfType<WalkAttempt>().Where(attempt => attempt.Result == StepResult.Passed).ToList();
        return new CommissionedSensor(
            sensor.Value,
            room?.Value,
            plan.RoomKindOf(kit, sensor, now)?.ToString(),
            quantities,
            steps.Count > 0 && passed.Count == steps.Count,
            [.. passed.SelectMany(attempt => attempt.Evidence).Where(value => value.Sensor == sensor.Value)],
            NumberOf(latest, Quantities.Battery),
            NumberOf(latest, Quantities.LinkQuality),
            latest.Count == 0 ? null : latest.Max(value => value.MeasuredAt).ToString());
    }

    private static double? NumberOf(IEnumerable<LatestValue> latest, QuantityDefinition quantity) =>
        latest.Where(value => value.Series.Quantity == quantity && value.Value.IsNumber).Select(value => (double?)value.Value.Number).FirstOrDefault();
}

/// <summary>A report as it is kept.</summary>
/// <param name="Walk">The walk that it ended.</param>
/// <param name="Document">The signed document, as it was kept.</param>
/// <param name="Report">What it says; null when its signature does not hold.</param>
/// <param name="Before">The report of the visit before, in the same home; null when there is none.</param>
/// <param name="KeyId">Thumbprint of the server's key.</param>
internal sealed record KeptReport(WalkTest Walk, string Document, CommissioningReport? Report, CommissioningReport? Before, string KeyId);
