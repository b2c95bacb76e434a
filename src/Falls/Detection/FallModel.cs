using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Falls.Detection;

/// <summary>The fall model of the product: one model and one threshold for every worn sensor.</summary>
public static class FallModel
{
    /// <summary>Its name.</summary>
    public const string Name = "falls";

    private static readonly Lazy<TrainedModel> Model = new(Load);

    /// <summary>The model that is built in.</summary>
    /// <exception cref="InvalidDataException">It is not one of these features.</exception>
    public static TrainedModel BuiltIn => Model.Value;

    /// <summary>Whether one is built in.</summary>
    public static bool IsThere => typeof(FallModel).Assembly.GetManifestResourceInfo("models/" + Name + TrainedModel.TreesEnding) is not null;

    private static TrainedModel Load()
    {
        var model = TrainedModel.BuiltInto(typeof(FallModel).Assembly, Name);
        return model.Card.Features.SequenceEqual(FallFeatures.Names) ? model : throw new InvalidDataException("The built-in fall model is not one of these features: train it again.");
    }
}
