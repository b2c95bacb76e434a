using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Detection;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Falls by a worn accelerometer, trial by trial.</summary>
internal sealed class FallsSuite : IEvaluationSuite
{
    public string Name => "falls";

    public string Help => """
        Folders weda-fall, sisfall, umafall, hifd, by one model and one configuration. A trial is predicted
        a fall when an alarm is raised from its first row to 10 s after its last: sensitivity,
        specificity, f1, balanced_accuracy, auc (of the trial's largest score), delay_p50_s and
        delay_p95_s (impact to alarm), false_alarms_per_hour of daily life. Data set all: means over the
        data sets. auc_left_out: by a model that never saw the data set.
        Group older: people of 60 and over (weda-fall U21 and above, sisfall SE, umafall by trials.csv).
        Groups activity:... in the table: share of trials with an alarm.
        People whom the built-in model was learned from are scored by models grown without them (ten
        folds of people, threshold chosen on the other folds); others by the built-in model as it is.
        UMAFall's people whose numbers are damaged at the source are left out. Baselines: hardest knock
        over 2.5 g; labels shuffled over trials.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var trials = await FallRecordings.ReadAsync(run, cancellationToken).ConfigureAwait(false);
        if (trials.Count == 0)
        {
            return;
        }

        run.Tell($"scoring {trials.Count} trials of {trials.Select(trial => trial.Person).Distinct().Count()} people");
        var verdicts = FallVerdict.Of(trials, FallScores.Of(trials, FallModel.BuiltIn, run.Seed));
        foreach (var set in verdicts.GroupBy(verdict => verdict.Trial.Set))
        {
            FallFigures.Add([.. set], run.Seed, (metric, value, n, low, high) => run.Add(set.Key, Measurement.All, metric, value, n, low, high));
            FallFigures.Add([.. set.Where(verdict => verdict.Trial.IsOlder)], run.Seed, (metric, value, n, low, high) => run.Add(set.Key, Measurement.Older, metric, value, n, low, high));
            AddBaselines(run, set.Key, [.. set.Select(verdict => verdict.Trial)], [.. set]);
        }

        AddMeans(run, verdicts);
        AddLeftOut(run, trials);
    }

    private static void AddMeans(EvaluationRun run, IReadOnlyList<FallVerdict> verdicts)
    {
        var balanced = verdicts.GroupBy(verdict => verdict.Trial.Set).Select(set => FallFigures.Balanced([.. set])).OfType<double>().ToList();
        run.Add("all", Measurement.All, "balanced_accuracy", balanced.Count == 0 ? null : balanced.Average(), verdicts.Count);
        run.Add("all", Measurement.All, "worst_balanced_accuracy", balanced.Count == 0 ? null : balanced.Min(), verdicts.Count);
    }

    /// <summary>Each data set by a model of the others.</summary>
    private static void AddLeftOut(EvaluationRun run, IReadOnlyList<FallTrial> trials)
    {
        foreach (var set in trials.Select(trial => trial.Set).Distinct().ToList())
        {
            var others = trials.Where(trial => trial.Set != set).ToList();
            if (!others.Exists(trial => trial.IsFall) || others.TrueForAll(trial => trial.IsFall))
            {
                continue;
            }

            run.Tell($"learning without {set}");
            var forest = BoostedTrees.Train(FallLearning.TableOf(others), FallLearning.Options(run.Seed));
            var scored = trials.Where(trial => trial.Set == set).Select(trial => (FallLearning.ScoreOf(trial, forest), trial.IsFall)).ToList();
            run.Add(set, Measurement.All, "auc_left_out", Ranking.Auc(scored), scored.Count);
        }
    }

    private static void AddBaselines(EvaluationRun run, string set, IReadOnlyList<FallTrial> trials, IReadOnlyList<FallVerdict> verdicts)
    {
        FallFigures.Add(FallVerdict.ByPeak(trials, 2.5), run.Seed, (metric, value, n, low, high) => run.AddBaseline("hardest knock 2.5 g", set, Measurement.All, metric, value, n, low, high));
        var labels = trials.Select(trial => trial.IsFall).ToArray();
        new Random(run.Seed).Shuffle(labels);
        var shuffled = verdicts.Select((verdict, i) => verdict with { Trial = verdict.Trial with { IsFall = labels[i] } }).ToList();
        FallFigures.Add(shuffled, run.Seed, (metric, value, n, low, high) => run.AddBaseline("labels shuffled", set, Measurement.All, metric, value, n, low, high));
        foreach (var activity in verdicts.GroupBy(verdict => verdict.Trial.Activity).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            run.AddBaseline("product", set, "activity:" + activity.Key, "alarms", activity.Count(verdict => verdict.IsAlarm) / (double)activity.Count(), activity.Count());
        }
    }
}
