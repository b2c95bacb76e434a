using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>How the fall model is learned: which knocks of which trials, how they weigh, and which threshold is taken.</summary>
internal static class FallLearning
{
    /// <summary>Folds of people.</summary>
    public const int Folds = 10;

    /// <summary>Of daily life's trials, in the mean over the data sets, so many pass in silence: the threshold is the lowest that keeps this promise on people left out.</summary>
    public const double SilentShare = 0.982;

    /// <summary>How the trees are grown.</summary>
    public static TreeOptions Options(int seed) => new() { Seed = seed, Trees = 600, Leaves = 12, RowsPerLeaf = 12, LearningRate = 0.04, FeatureShare = 0.3, RowShare = 0.7 };

    /// <summary>
    /// A row for each knock of daily life, and one for each fall: its hardest. What else knocks in the trial of a fall (sitting down before it, a hand after it) is neither. Each data set weighs the same, and in it falls and
    /// daily life.
    /// </summary>
    public static TrainingTable TableOf(IEnumerable<FallTrial> trials)
    {
        var rows = new List<(FallTrial Trial, float[] Row)>();
        foreach (var trial in trials.Where(trial => trial.Knocks.Count > 0))
        {
            if (trial.IsFall)
            {
                rows.Add((trial, trial.Knocks.MaxBy(knock => knock.Candidate.PeakG).Row));
            }
            else
            {
                rows.AddRange(trial.Knocks.Select(knock => (trial, knock.Row)));
            }
        }

        var sizes = rows.GroupBy(row => (row.Trial.Set, row.Trial.IsFall)).ToDictionary(group => group.Key, group => group.Count());
        var table = new TrainingTable(FallFeatures.Names);
        foreach (var (trial, row) in rows)
        {
            table.Add(trial.Person, row, trial.IsFall, rows.Count / (float)sizes.Count / sizes[(trial.Set, trial.IsFall)]);
        }

        return table;
    }

    /// <summary>The largest score of a trial; the lowest there is when nothing knocked.</summary>
    public static double ScoreOf(FallTrial trial, FlatForest forest) => trial.Knocks.Count == 0 ? double.MinValue : trial.Knocks.Max(knock => forest.Score(knock.Row));

    /// <summary>The lowest threshold at which <see cref="SilentShare"/> of daily life, in the mean over the data sets, passes in silence.</summary>
    public static double ThresholdOf(IReadOnlyList<(FallTrial Trial, double Score)> scored)
    {
        var sets = scored.Where(row => !row.Trial.IsFall).GroupBy(row => row.Trial.Set).Select(group => group.Select(row => row.Score).Order().ToArray()).ToList();
        foreach (var candidate in scored.Select(row => row.Score).Where(score => score > double.MinValue).Distinct().Order())
        {
            if (sets.Average(scores => scores.Count(score => score < candidate) / (double)scores.Length) >= SilentShare)
            {
                return candidate;
            }
        }

        return double.MaxValue;
    }
}
