using AgeingMonitor.Analytics.Detection.Exits;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Exits;

/// <summary>How exits are learned, and how what is told is held against what happened.</summary>
internal static class ExitLearning
{
    /// <summary>Folds of trials.</summary>
    public const int Folds = 5;

    private const long Early = 2_000_000;
    private const long Late = 5_000_000;
    private static readonly double[] Thresholds = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];

    /// <summary>How the trees are grown.</summary>
    public static TreeOptions Options(int seed) => new() { Seed = seed, Trees = 80, Leaves = 10, RowsPerLeaf = 15, LearningRate = 0.1, FeatureShare = 0.5, RowShare = 0.7 };

    /// <summary>Forests of bed, chair and up. Each trial weighs the same, and postures by the square root of how rare they are.</summary>
    public static FlatForest[] Train(IReadOnlyList<ExitTrial> trials, int seed)
    {
        var sizes = Enumerable.Range(0, 3).Select(posture => Math.Max(1, trials.Sum(trial => trial.Samples.Count(sample => sample.Posture == posture)))).ToArray();
        return [.. Enumerable.Range(0, 3).Select(posture =>
        {
            var table = new TrainingTable(ExitFeatures.Names);
            foreach (var trial in trials)
            {
                foreach (var (_, row, label) in trial.Samples)
                {
                    table.Add(trial.Name, row, label == posture, (float)(Math.Sqrt(sizes.Max() / (double)sizes[label]) * 100 / Math.Sqrt(trial.Samples.Count)));
                }
            }

            return BoostedTrees.Train(table, Options(seed));
        })];
    }

    /// <summary>What is told of a trial at a threshold, from the chances of its samples.</summary>
    public static IReadOnlyList<Exit> TellOf(ExitTrial trial, IReadOnlyList<double[]> chances, double threshold)
    {
        var detector = new ExitDetector([], threshold, new());
        var told = new List<Exit>();
        long? before = null;
        for (var i = 0; i < trial.Samples.Count; i++)
        {
            if (detector.Follow(trial.Samples[i].At, before, chances[i], out var exit))
            {
                told.Add(exit);
            }

            before = trial.Samples[i].At;
        }

        return told;
    }

    /// <summary>The chances of each sample of a trial.</summary>
    public static IReadOnlyList<double[]> ChancesOf(ExitTrial trial, IReadOnlyList<FlatForest> forests) => [.. trial.Samples.Select(sample => ExitDetector.ScoresOf(forests, sample.Row))];

    /// <summary>How many exits were told in time, each by one telling, the earliest first.</summary>
    public static int Match(IReadOnlyList<Exit> told, IReadOnlyList<Exit> happened)
    {
        var used = new bool[told.Count];
        var matched = 0;
        foreach (var exit in happened)
        {
            for (var i = 0; i < told.Count; i++)
            {
                if (!used[i] && told[i].At >= exit.At - Early && told[i].At <= exit.At + Late)
                {
                    used[i] = true;
                    matched++;
                    break;
                }
            }
        }

        return matched;
    }

    /// <summary>The threshold of the best F1 over some trials.</summary>
    public static double ThresholdOf(IReadOnlyList<(ExitTrial Trial, IReadOnlyList<double[]> Chances)> scored) => Thresholds.MaxBy(threshold =>
    {
        int matched = 0, all = 0;
        foreach (var (trial, chances) in scored)
        {
            var told = TellOf(trial, chances, threshold);
            matched += Match(told, trial.Exits);
            all += told.Count + trial.Exits.Count;
        }

        return all == 0 ? 0 : 2.0 * matched / all;
    });
}
