using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Trees;

/// <summary>
/// For each person a forest that never saw that person: the published model for whom it was not learned from, else one grown without that person's fold. So one command measures honestly on
/// the recordings that a model was learned from and on those of others. One caller at a time.
/// </summary>
/// <param name="published">The model of the product; null when there is none yet.</param>
/// <param name="table">The rows of everybody who is to be scored; people whom the published model knows are left out fold by fold.</param>
/// <param name="options">How the published model was grown.</param>
/// <param name="folds">How many folds of people.</param>
/// <param name="seed">Of the folds.</param>
public sealed class UnseenForests(TrainedModel? published, TrainingTable table, TreeOptions options, int folds, int seed)
{
    private readonly HashSet<string> seen = new(published?.Card.TrainedOn ?? table.People, StringComparer.Ordinal);
    private readonly Dictionary<int, FlatForest> grown = [];
    private IReadOnlyDictionary<string, int>? foldOf;

    /// <summary>Whether the published model was learned from this person.</summary>
    public bool WasSeen(string person) => seen.Contains(person);

    /// <summary>The forest for a person, as <c>weda-fall/U01</c>.</summary>
    public FlatForest For(string person)
    {
        if (published is not null && !seen.Contains(person))
        {
            return published.Forest;
        }

        foldOf ??= PersonFolds.Of(table.People.Where(seen.Contains), folds, seed);
        var fold = foldOf.GetValueOrDefault(person, -1);
        if (!grown.TryGetValue(fold, out var forest))
        {
            // Only from whom the published model was learned from: what others' recordings say must not improve their own score.
            grown[fold] = forest = BoostedTrees.Train(table.Where(other => seen.Contains(other) && foldOf[other] != fold), options);
        }

        return forest;
    }
}
