using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>Looks at what has come from a kit since a step began, and has it judged.</summary>
internal sealed class StepWatch(IObservationStore store, IAlertJournal journal)
{
    public async Task<StepVerdict> JudgeAsync(
        KitVisit visit, WalkTest walk, WalkStep step, Instant startedAt, Instant now, IReadOnlyList<SeriesKey> series, IReadOnlySet<SensorId> heard, IReadOnlyList<WalkPack> packs, Instant? heardAt, CancellationToken cancellationToken) => step.Kind switch
        {
            WalkStepKind.Link => OfOutage(step, WalkOutage.OfLink(packs, startedAt, now), startedAt, heardAt, now),
            WalkStepKind.Power => OfOutage(step, WalkOutage.OfPower(packs, await ToldOfPowerAsync(series, startedAt, now, cancellationToken), startedAt, now), startedAt, heardAt, now),
            WalkStepKind.Alarm => await OfAlarmAsync(visit, walk, step, startedAt, now, cancellationToken),
            _ => OfSignals(
                step,
                startedAt,
                WalkJudge.Judge(step, startedAt, now, await ReadingsAsync(step, series, WalkClock.Difference(packs), startedAt, now, cancellationToken), heard, heardAt, sensor => visit.Plan.PlacementOf(visit.Kit, sensor, now))),
        };

    private static StepVerdict OfSignals(WalkStep step, Instant startedAt, WalkVerdict verdict) => new(
        verdict.State,
        [.. verdict.Seen.Select(seen => new CommissionedValue(step.Code, seen.Reading.Sensor.Value, seen.Reading.Quantity, seen.Reading.Value, seen.Reading.MeasuredAt.ToString(), Math.Round(seen.After.TotalSeconds, 1)))],
        verdict.Missing,
        verdict.Advice,
        verdict.Elsewhere);

    private static StepVerdict OfOutage(WalkStep step, WalkOutage outage, Instant startedAt, Instant? heardAt, Instant now) => new(
        outage.State,
        outage.State == WalkState.Passed ? [new CommissionedValue(step.Code, null, "outage", Math.Round(outage.Outage.TotalSeconds, 1), now.ToString(), Math.Round((now - startedAt).TotalSeconds, 1))] : [],
        [],
        outage.State == WalkState.Failed ? heardAt is { } at && now - at < TimeSpan.FromMinutes(2) ? WalkAdvice.NotNow : WalkAdvice.KitSilent : WalkAdvice.None,
        null);

    // A call of an earlier step that is still open serves as well: what counts is that the team has taken it and closes it as a test now.
    private async Task<StepVerdict> OfAlarmAsync(KitVisit visit, WalkTest walk, WalkStep step, Instant startedAt, Instant now, CancellationToken cancellationToken)
    {
        var alerts = await journal.ListAsync(new AlertQuery { Home = visit.Plan.Home, Raised = new TimeRange(walk.StartedAt - WalkJudge.ClockTolerance, Instant.MaxValue) }, cancellationToken);
        var call = alerts.Where(alert => alert.Draft.Rule == AlertRules.HelpCall && (alert.ResolvedAt is not { } at || at >= startedAt)).OrderByDescending(alert => alert.Outcome == AlertOutcome.Test).ThenByDescending(alert => alert.Draft.RaisedAt).FirstOrDefault();
        var evidence = new List<CommissionedValue>();
        Add("alarm-raised", call?.Draft.RaisedAt);
        Add("alarm-taken", call?.AcknowledgedAt);
        Add("alarm-closed-as-test", call?.Outcome == AlertOutcome.Test ? call.ResolvedAt : null);
        var isPassed = call is { Outcome: AlertOutcome.Test, AcknowledgedAt: not null, ResolvedAt: not null };
        var isOver = now - startedAt >= WalkJudge.Patience(step.Kind);
        return new StepVerdict(isPassed ? WalkState.Passed : isOver ? WalkState.Failed : WalkState.Waiting, evidence, [], isOver && !isPassed ? WalkAdvice.NotNow : WalkAdvice.None, null);

        void Add(string what, Instant? at)
        {
            if (at is { } when)
            {
                evidence.Add(new CommissionedValue(step.Code, null, what, null, when.ToString(), Math.Max(0, Math.Round((when - startedAt).TotalSeconds, 1))));
            }
        }
    }

    private async Task<IReadOnlyList<WalkReading>> ReadingsAsync(WalkStep step, IReadOnlyList<SeriesKey> series, TimeSpan difference, Instant startedAt, Instant now, CancellationToken cancellationToken)
    {
        var sensors = step.Signals.Select(signal => signal.Sensor).ToHashSet();
        var quantities = step.Signals.Select(signal => signal.Quantity).ToHashSet(StringComparer.Ordinal);
        var readings = new List<WalkReading>();
        foreach (var one in series.Where(one => quantities.Contains(one.Quantity.Code) || (quantities.Contains(string.Empty) && sensors.Contains(one.Sensor))))
        {
            await foreach (var value in store.ReadAsync(one, Lately(startedAt - difference, now - difference), cancellationToken))
            {
                readings.Add(new WalkReading(one.Sensor, one.Quantity.Code, value.Value.IsNumber ? value.Value.Number : null, value.MeasuredAt, value.MeasuredAt + difference));
            }
        }

        return readings;
    }

    private async Task<bool> ToldOfPowerAsync(IReadOnlyList<SeriesKey> series, Instant startedAt, Instant now, CancellationToken cancellationToken)
    {
        var (cut, back) = (false, false);
        foreach (var one in series.Where(one => one.Quantity == Quantities.PowerCut))
        {
            await foreach (var value in store.ReadAsync(one, Lately(startedAt, now), cancellationToken))
            {
                back |= cut && value.Value.Number == 0;
                cut |= value.Value.Number == 1;
            }
        }

        return back;
    }

    // A kit's clock may run ahead by a minute.
    private static TimeRange Lately(Instant startedAt, Instant now) => new(startedAt - WalkJudge.ClockTolerance, now + TimeSpan.FromMinutes(1));
}
