using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>For each person the forest that never saw that person, and the thresholds chosen on the scores of others; the forests behind those scores were grown with that person among the rest. One caller at a time.</summary>
/// <param name="published">The built-in model; null when there is none.</param>
/// <param name="people">Everybody who is to be scored.</param>
/// <param name="seed">Of folds and trees.</param>
public sealed class FallForests(TrainedModel? published, IReadOnlyList<FallPerson> people, int seed)
{
    /// <summary>Folds of people.</summary>
    public const int Folds = 6;

    private readonly HashSet<string> seen = new(published?.Card.TrainedOn ?? people.Select(person => person.Name), StringComparer.Ordinal);
    private readonly Dictionary<int, FallThresholds> thresholds = [];
    private IReadOnlyDictionary<string, int>? foldOf;
    private IReadOnlyList<FallScore>? scores;
    private UnseenForests? forests;

    /// <summary>How the trees are grown.</summary>
    public static TreeOptions TreesOf(int seed) => new() { Seed = seed, Trees = 300, Leaves = 10, RowsPerLeaf = 20, LearningRate = 0.05, FeatureShare = 0.3, RowShare = 0.6 };

    /// <summary>Whether any of these people is one whom the built-in model was learned from.</summary>
    public bool AnySeen => people.Any(person => seen.Contains(person.Name));

    /// <summary>The forest for a person.</summary>
    public FlatForest ForestFor(string person)
    {
        forests ??= new(published, AnySeen ? FallTables.Make(people) : new TrainingTable(AgeingMonitor.Falls.Scanning.FallFeatures.Names), TreesOf(seed), Folds, seed);
        return forests.For(person);
    }

    /// <summary>The largest score of every trial, each by a forest that never saw the person.</summary>
    public IReadOnlyList<FallScore> Scores() => scores ??= FallScore.Of(people, ForestFor);

    /// <summary>The thresholds for a person: the published ones, or those chosen on the other folds of the people whom the published model knows.</summary>
    public FallThresholds ThresholdsFor(string person)
    {
        if (published is not null && !seen.Contains(person))
        {
            return FallThresholds.Of(published.Card);
        }

        foldOf ??= PersonFolds.Of(people.Select(one => one.Name).Where(seen.Contains), Folds, seed);
        var fold = foldOf.GetValueOrDefault(person, -1);
        if (!thresholds.TryGetValue(fold, out var chosen))
        {
            thresholds[fold] = chosen = FallSiteThresholds.Choose([.. Scores().Where(score => seen.Contains(score.Person.Name) && foldOf[score.Person.Name] != fold)], foldOf);
        }

        return chosen;
    }

    /// <summary>The thresholds chosen on everybody's scores: what is published.</summary>
    public FallThresholds ThresholdsOfAll() => FallSiteThresholds.Choose(Scores(), PersonFolds.Of(people.Select(one => one.Name), Folds, seed));
}
