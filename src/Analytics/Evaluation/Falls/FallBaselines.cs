using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Analytics.Training.Trees;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What stands beside the figures: whole data sets left out, a plain limit on the acceleration, trees of shuffled labels.</summary>
internal static class FallBaselines
{
    /// <summary>For each set, trees that know the others alone.</summary>
    public static void ReportLeftOut(EvaluationRun run, IReadOnlyList<FallPerson> people)
    {
        var table = FallTables.Make(people);
        foreach (var set in people.GroupBy(person => person.Set, StringComparer.Ordinal))
        {
            var others = table.Where(person => !person.StartsWith(set.Key + "/", StringComparison.Ordinal));
            if (others.Labels.Contains(true) && others.Labels.Contains(false))
            {
                var forest = BoostedTrees.Train(others, FallForests.TreesOf(run.Seed));
                var scores = FallScore.Of(set, _ => forest);
                run.Add(set.Key, Measurement.All, "auc_left_out", AucOf(scores), scores.Count);
            }
        }

        ReportShuffled(run, people, table);
    }

    /// <summary>The largest magnitude of a trial against the limit that does best on the people of the other fold.</summary>
    public static void ReportTrivial(EvaluationRun run, IReadOnlyList<FallPerson> people)
    {
        var scores = people.SelectMany(person => person.Trials.Select(trial => new FallScore(person, trial, Enumerable.Range(trial.First, trial.End - trial.First).Select(person.SizeOf).DefaultIfEmpty(0).Max()))).ToList();
        var folds = PersonFolds.Of(people.Select(person => person.Name), FallForests.Folds, run.Seed);
        var limits = Enumerable.Range(0, FallForests.Folds).Select(fold => FallThreshold.Choose([.. scores.Where(score => folds[score.Person.Name] != fold)])).ToList();
        foreach (var set in scores.GroupBy(score => score.Person.Set, StringComparer.Ordinal))
        {
            var results = set.Select(score => new TrialResult(score.Person, score.Trial, score.Score >= limits[folds[score.Person.Name]] ? 1 : 0, null, score.Score, score.Trial.From)).ToList();
            FallFigures.Report(results, run.Seed, (metric, value, n, low, high) => Add(run, "limit on the magnitude", set.Key, metric, value, n, low, high));
        }
    }

    private static void ReportShuffled(EvaluationRun run, IReadOnlyList<FallPerson> people, TrainingTable table)
    {
        var folds = PersonFolds.Of(table.People, 2, run.Seed);
        var random = new Random(run.Seed);
        var labels = table.Labels.ToArray();
        random.Shuffle(labels);
        var shuffled = new TrainingTable(table.Features);
        for (var i = 0; i < labels.Length; i++)
        {
            shuffled.Add(table.People[i], table.Rows[i], labels[i]);
        }

        var half = shuffled.Where(person => folds[person] == 0);
        if (!half.Labels.Contains(true) || !half.Labels.Contains(false))
        {
            return;
        }

        var forest = BoostedTrees.Train(half, FallForests.TreesOf(run.Seed) with { Trees = 100 });
        foreach (var set in people.Where(person => folds.GetValueOrDefault(person.Name, 1) == 1).GroupBy(person => person.Set, StringComparer.Ordinal))
        {
            // Of the hardest knock alone: that more knocks have a larger largest score says nothing of what was learned.
            var scores = set.SelectMany(person => person.Trials.SelectMany(trial => FallRows.Of(person, trial).OrderByDescending(one => one.Candidate.PeakG).Take(1).Select(one => new FallScore(person, trial, forest.Score(one.Row))))).ToList();
            run.AddBaseline("trees of shuffled labels, hardest knocks", set.Key, Measurement.All, "auc", AucOf(scores), scores.Count);
        }
    }

    private static void Add(EvaluationRun run, string method, string set, string metric, double? value, int n, double? low, double? high)
    {
        if (value is not null)
        {
            run.AddBaseline(method, set, Measurement.All, metric, value, n, low, high);
        }
    }

    private static double? AucOf(IReadOnlyList<FallScore> scores) => Ranking.Auc([.. scores.Select(score => (score.Score, score.Trial.IsFall))]);
}
