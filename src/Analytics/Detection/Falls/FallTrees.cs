using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>What scores the knocks of worn sensors. Another than the built-in one serves to measure: people whom the built-in model was learned from are judged by trees that never saw them.</summary>
/// <param name="Forest">Of the features of falls.</param>
/// <param name="Threshold">Score at or above which a fall is suspected.</param>
internal sealed record WornFallModel(FlatForest Forest, double Threshold)
{
    /// <summary>The built-in one; null when this build has none.</summary>
    public static WornFallModel? BuiltInOrNone { get; } = FallModel.BuiltInOrNone is { } model ? new(model.Forest, model.Card.Threshold) : null;
}
