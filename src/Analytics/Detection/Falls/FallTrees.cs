using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What scores suspected falls. Another than the built-in one serves to measure: people and scenes that the built-in model was learned from are judged by trees that never saw them.</summary>
/// <param name="Forest">Of the features of that kind of sensor.</param>
/// <param name="Thresholds">Scores at or above which a fall is suspected.</param>
internal sealed record FallTrees(FlatForest Forest, FallThresholds Thresholds)
{
    /// <summary>One threshold for whatever is judged.</summary>
    public FallTrees(FlatForest forest, double threshold)
        : this(forest, new FallThresholds(threshold, new Dictionary<string, double>(0)))
    {
    }

    /// <summary>The threshold of what is not worn at a known site.</summary>
    public double Threshold => Thresholds.Common;

    /// <summary>The built-in one of worn sensors; null when this build has none.</summary>
    public static FallTrees? OfWorn { get; } = Of(FallModel.BuiltInOrNone);

    /// <summary>The built-in one of thermal arrays; null when this build has none.</summary>
    public static FallTrees? OfThermal { get; } = Of(ThermalFallModel.BuiltInOrNone);

    /// <summary>Those of a model, with the thresholds of its card.</summary>
    public static FallTrees? Of(TrainedModel? model) => model is null ? null : new(model.Forest, FallThresholds.Of(model.Card));
}
