using AgeingMonitor.Analytics.Detection.Activities;
using AgeingMonitor.Analytics.Training.Trees;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training.Activities;

/// <summary>How the models of activities are learned: one against the rest, each with its own trees.</summary>
internal static class ActivityLearning
{
    /// <summary>Folds of days.</summary>
    public const int Folds = 6;

    /// <summary>A long activity is the same from minute to minute: every third is enough.</summary>
    private const int Step = 3;

    /// <summary>How the trees are grown.</summary>
    public static TreeOptions Options(int seed) => new() { Seed = seed, Trees = 60, Leaves = 8, RowsPerLeaf = 8, LearningRate = 0.15, FeatureShare = 0.6, RowShare = 0.8 };

    /// <summary>A forest for each activity; null where it never occurs.</summary>
    public static FlatForest?[] Train(IReadOnlyList<ActivitySlot> slots, int seed)
    {
        var sizes = slots.GroupBy(slot => slot.Label).ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. Enumerable.Range(0, ActivityLabels.All.Count).Select(label => sizes.ContainsKey(label) && sizes.Count > 1 ? BoostedTrees.Train(TableOf(slots, sizes, label), Options(seed)) : null),
        ];
    }

    /// <summary>The activity of the highest score.</summary>
    public static int Predict(FlatForest?[] forests, float[] row)
    {
        var best = 0;
        var highest = double.MinValue;
        for (var label = 0; label < forests.Length; label++)
        {
            if (forests[label] is { } forest && forest.Score(row) is var score && score > highest)
            {
                (best, highest) = (label, score);
            }
        }

        return best;
    }

    /// <summary>Rare activities weigh more: by the square root of how much rarer than the commonest they are.</summary>
    private static TrainingTable TableOf(IReadOnlyList<ActivitySlot> slots, Dictionary<int, int> sizes, int label)
    {
        double commonest = sizes.Values.Max();
        var table = new TrainingTable(ActivityFeatures.Names);
        for (var i = 0; i < slots.Count; i++)
        {
            if (i % Step == 0 || sizes[slots[i].Label] < 500)
            {
                table.Add(slots[i].Day, slots[i].Row, slots[i].Label == label, (float)Math.Sqrt(commonest / sizes[slots[i].Label]));
            }
        }

        return table;
    }
}
