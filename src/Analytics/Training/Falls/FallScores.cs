using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>
/// A score and a threshold for each trial by models that never saw its person. Who is unknown to the published model is scored by it, at its own threshold. Whom it knows is scored by a forest grown without that person's fold, at a
/// threshold chosen on the people of the other folds.
/// </summary>
internal sealed class FallScores
{
    private readonly Dictionary<FallTrial, (FlatForest Forest, double Threshold)> models = [];

    private FallScores()
    {
    }

    /// <summary>Scores trials of any people.</summary>
    public static FallScores Of(IReadOnlyList<FallTrial> trials, TrainedModel? published, int seed)
    {
        var scores = new FallScores();
        var seen = new HashSet<string>(published?.Card.TrainedOn ?? trials.Select(trial => trial.Person), StringComparer.Ordinal);
        var known = trials.Where(trial => seen.Contains(trial.Person)).ToList();
        var forests = new UnseenForests(published, FallLearning.TableOf(known), FallLearning.Options(seed), FallLearning.Folds, seed);
        var scored = known.ConvertAll(trial => (Trial: trial, Forest: forests.For(trial.Person)));
        var foldOf = scored.Count == 0 ? new Dictionary<FlatForest, double>() : scored.Select(row => row.Forest).Distinct().ToDictionary(
            forest => forest,
            forest => FallLearning.ThresholdOf([.. scored.Where(row => row.Forest != forest).Select(row => (row.Trial, FallLearning.ScoreOf(row.Trial, row.Forest)))]));
        foreach (var (trial, forest) in scored)
        {
            scores.models[trial] = (forest, foldOf[forest]);
        }

        foreach (var trial in trials.Where(trial => !seen.Contains(trial.Person)))
        {
            scores.models[trial] = (published!.Forest, published.Card.Threshold);
        }

        return scores;
    }

    /// <summary>What the model says of a trial: its largest score over the threshold, and the knock at which it first alarms; null when it does not.</summary>
    public (double Margin, long? AlarmAt, long? ImpactAt) Judge(FallTrial trial)
    {
        var (forest, threshold) = models[trial];
        var largest = double.MinValue;
        foreach (var (candidate, row) in trial.Knocks)
        {
            var margin = forest.Score(row) - threshold;
            largest = Math.Max(largest, margin);
            if (margin >= 0)
            {
                return (trial.Knocks.Max(knock => forest.Score(knock.Row)) - threshold, candidate.DecidedAt, candidate.ImpactAt);
            }
        }

        return (largest, null, null);
    }
}
