using AgeingMonitor.Analytics.Detection.Exits;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Analytics.Training;
using AgeingMonitor.Analytics.Training.Exits;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Evaluation.Exits;

/// <summary>Leaving bed and chair.</summary>
internal sealed class ExitsSuite : IEvaluationSuite
{
    private const string Dataset = "healthy-older-rfid";

    public string Name => "exits";

    public string Help => """
        Folder healthy-older-rfid. An exit is label 1 or 3 (bed) followed by 2 or 4, or 2 (chair) followed
        by another. It is found by a telling from 2 s before to 5 s after, each telling for one exit:
        precision, recall, f1; for both rooms and for each (healthy-older-rfid/room1). recall_bed and
        recall_chair apart. Everybody is over 65: group older is the same as all.
        Trials the built-in models know are scored by models grown without them (five folds of trials,
        threshold on the other folds; people are not numbered), others by the built-in models. Intervals
        by drawing trials. Baseline: up whenever the body is more upright than lying.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (run.Folder(Dataset) is not { } folder)
        {
            return;
        }

        run.Tell($"reading {Dataset}");
        var (trials, remarks, problem) = await ExitTrials.ReadAsync(folder, run.Scratch, cancellationToken).ConfigureAwait(false);
        foreach (var remark in remarks)
        {
            run.Remark(remark);
        }

        if (trials.Count == 0)
        {
            run.Skip(Dataset, problem ?? "no trial could be read");
            return;
        }

        run.Tell($"scoring {trials.Count} trials");
        var told = Tell(trials, run.Seed);
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            Add(told, run.Seed, (metric, value, n, low, high) => run.Add(Dataset, group, metric, value, n, low, high));
            foreach (var room in told.GroupBy(trial => trial.Trial.Room))
            {
                Add([.. room], run.Seed, (metric, value, n, low, high) => run.Add($"{Dataset}/{room.Key}", group, metric, value, n, low, high));
            }
        }

        var upright = trials.Select(trial => new ToldTrial(trial, ExitLearning.TellOf(trial, [.. trial.Samples.Select(sample => sample.Row[8] > 0.7 ? new[] { 0.0, 0, 1 } : [1.0, 0, 0])], 0.3))).ToList();
        Add(upright, run.Seed, (metric, value, n, low, high) => run.AddBaseline("upright", Dataset, Measurement.All, metric, value, n, low, high));
    }

    private static List<ToldTrial> Tell(IReadOnlyList<ExitTrial> trials, int seed)
    {
        var published = ExitDetector.Models.Select(model => TrainedModel.BuiltInto(typeof(HomeAnalysis).Assembly, model)).ToList();
        var known = published[0].Card.TrainedOn.ToHashSet(StringComparer.Ordinal);
        var seen = trials.Where(trial => known.Contains(trial.Name)).ToList();
        var scored = new Dictionary<string, (int Fold, IReadOnlyList<double[]> Chances)>(StringComparer.Ordinal);
        if (seen.Count >= ExitLearning.Folds)
        {
            var foldOf = PersonFolds.Of(seen.Select(trial => trial.Name), ExitLearning.Folds, seed);
            for (var fold = 0; fold < ExitLearning.Folds; fold++)
            {
                var forests = ExitLearning.Train([.. seen.Where(trial => foldOf[trial.Name] != fold)], seed);
                foreach (var trial in seen.Where(trial => foldOf[trial.Name] == fold))
                {
                    scored[trial.Name] = (fold, ExitLearning.ChancesOf(trial, forests));
                }
            }
        }

        var thresholds = scored.Values.Select(entry => entry.Fold).Distinct().ToDictionary(fold => fold, fold => ExitLearning.ThresholdOf([.. seen.Where(trial => scored[trial.Name].Fold != fold).Select(trial => (trial, scored[trial.Name].Chances))]));
        var builtIn = published.ConvertAll(model => model.Forest);
        return [.. trials.Select(trial => scored.TryGetValue(trial.Name, out var entry)
            ? new ToldTrial(trial, ExitLearning.TellOf(trial, entry.Chances, thresholds[entry.Fold]))
            : new ToldTrial(trial, ExitLearning.TellOf(trial, ExitLearning.ChancesOf(trial, builtIn), published[0].Card.Threshold)))];
    }

    private static void Add(IReadOnlyList<ToldTrial> trials, int seed, Action<string, double?, int, double?, double?> add)
    {
        IReadOnlyList<IReadOnlyList<ToldTrial>> each = [.. trials.Select(trial => new[] { trial })];
        Give("precision", rows => Share(rows.Sum(Matched), rows.Sum(row => row.Told.Count)));
        Give("recall", rows => Share(rows.Sum(Matched), rows.Sum(row => row.Trial.Exits.Count)));
        Give("f1", rows => Share(2 * rows.Sum(Matched), rows.Sum(row => row.Told.Count + row.Trial.Exits.Count)));
        Give("recall_bed", rows => Share(rows.Sum(row => MatchedFrom(row, true)), rows.Sum(row => row.Trial.Exits.Count(exit => exit.FromBed))));
        Give("recall_chair", rows => Share(rows.Sum(row => MatchedFrom(row, false)), rows.Sum(row => row.Trial.Exits.Count(exit => !exit.FromBed))));

        void Give(string metric, Func<IReadOnlyList<ToldTrial>, double?> figure)
        {
            var interval = PersonBootstrap.Interval(each, figure, seed);
            add(metric, figure(trials), trials.Sum(trial => trial.Trial.Exits.Count), interval?.Low, interval?.High);
        }
    }

    private static int Matched(ToldTrial trial) => ExitLearning.Match(trial.Told, trial.Trial.Exits);

    private static int MatchedFrom(ToldTrial trial, bool fromBed) => ExitLearning.Match(trial.Told, [.. trial.Trial.Exits.Where(exit => exit.FromBed == fromBed)]);

    private static double? Share(int part, int whole) => whole == 0 ? null : part / (double)whole;

    private sealed record ToldTrial(ExitTrial Trial, IReadOnlyList<Exit> Told);
}
