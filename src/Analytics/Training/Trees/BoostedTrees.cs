using AgeingMonitor.Falls.Trees;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace AgeingMonitor.Analytics.Training.Trees;

/// <summary>Grows boosted trees with ML.NET's FastTree and turns them into a <see cref="FlatForest"/>. One thread, so that two trainings with one seed agree to the last bit.</summary>
public static class BoostedTrees
{
    /// <summary>Learns the label of a table.</summary>
    public static FlatForest Train(TrainingTable table, TreeOptions options) => TrainBoth(table, options).Forest;

    /// <summary>The forest together with what ML.NET itself says of each row, so that the two can be compared.</summary>
    internal static (FlatForest Forest, IReadOnlyList<float> Scores) TrainBoth(TrainingTable table, TreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var context = new MLContext(options.Seed);
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, table.Features.Count);
        var data = context.Data.LoadFromEnumerable(Rows(table), schema);
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            FeatureColumnName = nameof(TreeRow.Features),
            LabelColumnName = nameof(TreeRow.Label),
            ExampleWeightColumnName = nameof(TreeRow.Weight),
            NumberOfThreads = 1,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            MinimumExampleCountPerLeaf = options.RowsPerLeaf,
            LearningRate = options.LearningRate,
            FeatureFraction = options.FeatureShare,
            BaggingSize = options.RowShare < 1 ? 1 : 0,
            BaggingExampleFraction = options.RowShare,
        });
        var model = trainer.Fit(data);
        var calibrated = (CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>)model.Model;
        return (Flatten(calibrated.SubModel.TrainedTreeEnsemble, table.Features.Count, calibrated.Calibrator), [.. model.Transform(data).GetColumn<float>("Score")]);
    }

    private static IEnumerable<TreeRow> Rows(TrainingTable table)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            yield return new() { Features = table.Rows[i], Label = table.Labels[i], Weight = table.Weights[i] };
        }
    }

    private static FlatForest Flatten(RegressionTreeEnsemble ensemble, int features, PlattCalibrator calibrator)
    {
        List<int> roots = [], feature = [], left = [], right = [];
        List<float> threshold = [];
        List<double> leaves = [];
        for (var t = 0; t < ensemble.Trees.Count; t++)
        {
            var tree = ensemble.Trees[t];
            int firstNode = feature.Count, firstLeaf = leaves.Count;
            roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : firstNode);
            for (var node = 0; node < tree.NumberOfNodes; node++)
            {
                feature.Add(tree.NumericalSplitFeatureIndexes[node]);
                threshold.Add(tree.NumericalSplitThresholds[node]);
                left.Add(ChildOf(tree.LeftChild[node]));
                right.Add(ChildOf(tree.RightChild[node]));
            }

            leaves.AddRange(tree.LeafValues.Select(value => value * ensemble.TreeWeights[t]));

            int ChildOf(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
        }

        return new(features, ensemble.Bias, calibrator.Slope, calibrator.Offset, [.. roots], [.. feature], [.. threshold], [.. left], [.. right], [.. leaves]);
    }

    private sealed class TreeRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
