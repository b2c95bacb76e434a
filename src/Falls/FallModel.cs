using AgeingMonitor.Falls.Scanning;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Falls;

/// <summary>The model that is built in.</summary>
public static class FallModel
{
    /// <summary>Name of the model and its files.</summary>
    public const string Name = "falls";

    private static readonly Lazy<TrainedModel?> Known = new(Find);

    /// <summary>The built-in model.</summary>
    /// <exception cref="InvalidDataException">This build has none.</exception>
    public static TrainedModel BuiltIn => Known.Value ?? throw new InvalidDataException("No model of falls is built in.");

    /// <summary>The built-in model; null when this build has none that knows the features of this version.</summary>
    public static TrainedModel? BuiltInOrNone => Known.Value;

    private static TrainedModel? Find()
    {
        var assembly = typeof(FallModel).Assembly;
        if (assembly.GetManifestResourceInfo("models/" + Name + TrainedModel.TreesEnding) is null)
        {
            return null;
        }

        var model = TrainedModel.BuiltInto(assembly, Name);
        return model.Card.Features.SequenceEqual(FallFeatures.Names) ? model : null;
    }
}
