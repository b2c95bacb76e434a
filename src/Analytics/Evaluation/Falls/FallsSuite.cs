
namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Falls of a worn accelerometer, on four sets of staged falls and daily life.</summary>
internal sealed class FallsSuite : IEvaluationSuite
{
    /// <inheritdoc/>
    public string Name => "falls";

    /// <inheritdoc/>
    public string Help => """
        Falls of a worn accelerometer: weda-fall, sisfall, umafall, hifd; one model, one configuration.
        A trial is held to be a fall when one is suspected from its first row to 10 s after its last.
        Its score is the largest of its knocks (none: lower than all). The delay runs from the largest
        acceleration of the trial (within fall_timestamps.csv where the set has it) until the pack was
        sealed, or the one-second tick came, that let it be said. A failure counts as a miss or a false
        alert. Intervals: Wilson for shares, persons drawn for f1, auc, balanced_accuracy, exact Poisson
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
        var sets = measured.Results.GroupBy(one => one.Person.Set, StringComparer.Ordinal).ToList();
        var balanced = new List<double>();
        foreach (var set in sets)
        {
            FallFigures.Report([.. set], run.Seed, (metric, value, n, low, high) => run.Add(set.Key, Measurement.All, metric, value, n, low, high));
            if (set.Where(one => one.Person.IsOlder).ToList() is { Count: > 0 } older)
            {
                FallFigures.Report(older, run.Seed, (metric, value, n, low, high) => Older(run, set.Key, metric, value, n, low, high));
            }

            if (FallFigures.Balanced([.. set]) is { } value)
            {
                balanced.Add(value);
            }

            ReportActivities(run, set.Key, [.. set]);
        }

        if (balanced.Count > 0)
        {
            run.Add(Measurement.All, Measurement.All, "balanced_accuracy", balanced.Average(), measured.Results.Count);
        }

        run.Tell("data sets left out");
        FallBaselines.ReportLeftOut(run, measured.People);
        FallBaselines.ReportTrivial(run, measured.People);
    }

    private static void Older(EvaluationRun run, string set, string metric, double? value, int n, double? low, double? high)
    {
        if (value is not null)
        {
            run.Add(set, Measurement.Older, metric, value, n, low, high);
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
