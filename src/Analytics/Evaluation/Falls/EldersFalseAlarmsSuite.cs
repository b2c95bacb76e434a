using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>How often older people's daily life is taken for a fall.</summary>
internal sealed class EldersFalseAlarmsSuite : IEvaluationSuite
{
    /// <inheritdoc/>
    public string Name => "elders-false-alarms";

    /// <inheritdoc/>
    public string Help => """
        Daily-life trials of people of 60 and over (WEDA U21 and up, SisFall SE, UMAFall by trials.csv):
        false_alarm_share is the share in which a home raises a fall from the first row to 10 s after the
        last; false_alarms_per_hour counts every suspicion. Per data set, and pooled as dataset all.
        People whom the model was learned from are scored by trees that never saw them, at a
        threshold chosen on the scores of other people.
        """;

    /// <inheritdoc/>
    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var measured = await FallMeasuring.RunAsync(run, cancellationToken).ConfigureAwait(false);
        var older = measured.InHome.Where(one => one.Person.IsOlder && !one.Trial.IsFall).ToList();
        foreach (var set in older.GroupBy(one => one.Person.Set, StringComparer.Ordinal))
        {
            Report(run, set.Key, [.. set]);
        }

        if (older.Count > 0)
        {
            Report(run, Measurement.All, older);
        }
    }

    private static void Report(EvaluationRun run, string set, List<TrialResult> trials)
    {
        var share = new Share(trials.Count(one => one.IsAlert), trials.Count);
        var rate = new Rate(trials.Sum(one => one.Alerts), trials.Sum(one => (one.Trial.To - one.Trial.From) / 3.6e9));
        run.Add(set, Measurement.Older, "false_alarm_share", share.Value, share.Of, share.Wilson()?.Low, share.Wilson()?.High);
        run.Add(set, Measurement.Older, "specificity", 1 - share.Value, share.Of, 1 - share.Wilson()?.High, 1 - share.Wilson()?.Low);
        run.Add(set, Measurement.Older, "false_alarms_per_hour", rate.Value, trials.Count, rate.Exact()?.Low, rate.Exact()?.High);
    }
}
