using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>The model of falls before thermal arrays that is built in.</summary>
internal static class ThermalFallModel
{
    /// <summary>Name of the model and its files.</summary>
    public const string Name = "falls-thermal";

    private static readonly Lazy<TrainedModel?> Known = new(Find);

    /// <summary>The built-in model; null when this build has none that knows the features of this version.</summary>
    public static TrainedModel? BuiltInOrNone => Known.Value;

    private static TrainedModel? Find()
    {
        var assembly = typeof(ThermalFallModel).Assembly;
        if (assembly.GetManifestResourceInfo("models/" + Name + TrainedModel.TreesEnding) is null)
        {
            return null;
        }

        var model = TrainedModel.BuiltInto(assembly, Name);
        return model.Card.Features.SequenceEqual(ThermalFeatures.Names) ? model : null;
    }
}
