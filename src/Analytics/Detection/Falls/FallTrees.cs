using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What scores suspected falls. Another than the built-in one serves to measure: people and scenes that the built-in model was learned from are judged by trees that never saw them.</summary>
/// <param name="Forest">Of the features of that kind of sensor.</param>
/// <param name="Threshold">Score at or above which a fall is suspected.</param>
internal sealed record FallTrees(FlatForest Forest, double Threshold)
{
    /// <summary>The built-in one of worn sensors; null when this build has none.</summary>
    public static FallTrees? OfWorn { get; } = Of(FallModel.BuiltInOrNone);

    /// <summary>The built-in one of thermal arrays; null when this build has none.</summary>
    public static FallTrees? OfThermal { get; } = Of(ThermalFallModel.BuiltInOrNone);

    /// <summary>Those of a model, with the threshold of its card.</summary>
    public static FallTrees? Of(TrainedModel? model) => model is null ? null : new(model.Forest, model.Card.Threshold);
}
