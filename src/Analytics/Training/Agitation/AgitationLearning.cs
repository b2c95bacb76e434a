using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Agitation;

/// <summary>How the two models of agitation are learned: from sensors alone, and with what the clinicians have labelled before.</summary>
internal static class AgitationLearning
{
    /// <summary>The model from sensors alone.</summary>
    public const string Sensors = "agitation";

    /// <summary>The model that knows earlier labels.</summary>
    public const string WithHistory = "agitation-with-history";

    /// <summary>Names of the features that earlier labels add.</summary>
    public static IReadOnlyList<string> HistoryNames { get; } = ["label-now", "bins-since-label", "labels-3-days", "labels-14-days", "labels-so-far", "share-so-far", "labels-in-next-quarter"];

    /// <summary>How the trees are grown: few and small, for 79 labels of 13 people.</summary>
    public static TreeOptions Options(int seed) => new() { Seed = seed, Trees = 120, Leaves = 6, RowsPerLeaf = 20, LearningRate = 0.05, FeatureShare = 0.3, RowShare = 0.7 };

    /// <summary>Rows of all people.</summary>
    public static TrainingTable TableOf(IEnumerable<AgitationPerson> people, bool withHistory)
    {
        var table = new TrainingTable(withHistory ? [.. AgitationRows.Names, .. HistoryNames] : AgitationRows.Names);
        var rows = people.SelectMany(person => person.Bins.Select(bin => (person.Person, bin))).ToList();
        var share = rows.Count(row => row.bin.IsFollowed) / (double)Math.Max(1, rows.Count);

        // A label weighs as much as the square root of how rare it is: enough to be looked for, not enough for one to make a rule.
        var weight = (float)Math.Sqrt((1 - share) / Math.Max(share, 1e-6));
        foreach (var (person, bin) in rows)
        {
            table.Add(person, RowOf(bin, withHistory), bin.IsFollowed, bin.IsFollowed ? weight : 1);
        }

        return table;
    }

    /// <summary>The features of a bin.</summary>
    public static float[] RowOf(AgitationBin bin, bool withHistory) => withHistory ? [.. bin.Row.Values, .. bin.History] : bin.Row.Values;

    /// <summary>The mean of forests grown with several seeds is one forest: leaves and bias divided, trees one after the other.</summary>
    public static FlatForest Train(TrainingTable table, int seed, int forests = 5) =>
        FlatForest.Mean([.. Enumerable.Range(0, forests).Select(i => BoostedTrees.Train(table, Options((seed * 100) + i)))]);
}
