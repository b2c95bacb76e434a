
namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Falls of a worn accelerometer, on four sets of staged falls and daily life.</summary>
internal sealed class FallsSuite : IEvaluationSuite
{
    /// <inheritdoc/>
    public string Name => "falls";

    /// <inheritdoc/>
    public string Help => """
        Falls of a worn accelerometer: weda-fall, sisfall, umafall, hifd; one model, one configuration,
        a threshold by the site that the sensor's name tells.
        Each recording is played as a server gets it: packs decoded, put in order, worked on by the home,
        alerts by the rule fall. A trial is held to be a fall when an alert has its impact from the
        trial's first row to 10 s after its last. A failure counts as a miss or a false alert. Its score
        is the largest of its knocks (none: lower than all), as the detector alone gives it.
        Delays run from the largest acceleration of the trial (within fall_timestamps.csv where the set
        has it):
          delay_p50_s, delay_p95_s            on a kit, with a tick a second: until that tick
          server_delay_p50_s, _p95_s          on a server, a pack a second: until the pack was sealed that
                                              let it be said (after a recording's end: a heartbeat)
          server_minute_delay_p50_s, _p95_s   the same with a pack a minute
          kit_sensitivity, kit_specificity    of the detector alone on a kit
          paths_agree, minute_paths_agree     share of trials in which home and kit say the same Intervals: Wilson for shares, persons drawn for f1, auc, balanced_accuracy, exact Poisson
        for false alarms.
        Groups: all; older (60 and over: WEDA U21 and up, SisFall SE, UMAFall by trials.csv).
        People whom the model was learned from are scored by trees that never saw them, at a
        threshold chosen on the scores of other people.
        auc_left_out: trees grown without the whole data set. Dataset all: mean over the data sets.
        Files whose numbers have thousands separators in more than 5 % of the rows are left out (UMAFall
        S13).
        """;

    /// <inheritdoc/>
    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var measured = await FallMeasuring.RunAsync(run, cancellationToken).ConfigureAwait(false);
        var sets = measured.InHome.GroupBy(one => one.Person.Set, StringComparer.Ordinal).ToList();
        var balanced = new List<double>();
        foreach (var set in sets)
        {
            Report(run, set.Key, Measurement.All, measured, one => one.Person.Set == set.Key);
            Report(run, set.Key, Measurement.Older, measured, one => one.Person.Set == set.Key && one.Person.IsOlder);

            if (FallFigures.Balanced([.. set]) is { } value)
            {
                balanced.Add(value);
            }

            ReportActivities(run, set.Key, [.. set]);
        }

        if (balanced.Count > 0)
        {
            run.Add(Measurement.All, Measurement.All, "balanced_accuracy", balanced.Average(), measured.InHome.Count);
        }

        run.Tell("data sets left out");
        FallBaselines.ReportLeftOut(run, measured.People);
        FallBaselines.ReportTrivial(run, measured.People);
    }

    private static void Report(EvaluationRun run, string set, string group, FallMeasuring measured, Func<TrialResult, bool> isMeant)
    {
        var home = measured.InHome.Where(isMeant).ToList();
        if (home.Count == 0)
        {
            return;
        }

        List<TrialResult> kit = [.. measured.OnKit.Where(isMeant)], minute = [.. measured.EachMinute.Where(isMeant)];
        FallFigures.Report(home, run.Seed, Add);
        FallFigures.ReportDelays(kit, string.Empty, Add);
        FallFigures.ReportDelays(home, "server_", Add);
        FallFigures.ReportDelays(minute, "server_minute_", Add);
        FallFigures.ReportShares(kit, "kit_", Add);
        Add("paths_agree", (double)home.Zip(kit).Count(pair => pair.First.IsAlert == pair.Second.IsAlert) / home.Count, home.Count);
        Add("minute_paths_agree", (double)minute.Zip(kit).Count(pair => pair.First.IsAlert == pair.Second.IsAlert) / home.Count, home.Count);

        void Add(string metric, double? value, int n, double? low = null, double? high = null)
        {
            if (value is not null || group == Measurement.All)
            {
                run.Add(set, group, metric, value, n, low, high);
            }
        }
    }

    /// <summary>Per activity, what was held to be a fall: beside the figures, in the remarks.</summary>
    private static void ReportActivities(EvaluationRun run, string set, IReadOnlyList<TrialResult> trials)
    {
        var wrong = trials.GroupBy(one => (one.Trial.IsFall, one.Trial.Activity)).OrderBy(group => group.Key.IsFall).ThenBy(group => group.Key.Activity, StringComparer.Ordinal)
            .Where(group => group.Any(one => one.IsAlert != group.Key.IsFall))
            .Select(group => FormattableString.Invariant($"{group.Key.Activity} {group.Count(one => one.IsAlert != group.Key.IsFall)} of {group.Count()}"));
        run.Remark($"{set}: wrong by activity: {string.Join(", ", wrong)}");
        run.Remark($"{set}: wrong by trial: {string.Join(", ", trials.Where(one => one.IsAlert != one.Trial.IsFall).Select(one => FormattableString.Invariant($"{one.Person.Name[(set.Length + 1)..]} {one.Trial.Trial} ({one.Score:0.00})")).Take(40))}");
    }
}
