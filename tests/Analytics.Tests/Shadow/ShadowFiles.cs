using System.Text.Json;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Falls;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Tests.Shadow;

/// <summary>Model files in a folder of their own, made from the built-in ones.</summary>
internal sealed class ShadowFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ageing-shadow-");

    /// <summary>Writes a model and its card; the path of the model.</summary>
    public string Write(string file, byte[] model, ModelCard card)
    {
        var path = Path.Combine(folder.FullName, file);
        File.WriteAllBytes(path, model);
        File.WriteAllBytes(Path.ChangeExtension(path, null) + ".card.json", JsonSerializer.SerializeToUtf8Bytes(card, ModelCardJson.Default.ModelCard));
        return path;
    }

    /// <summary>Trees of the product with another card.</summary>
    public string Trees(TrainedModel model, Func<ModelCard, ModelCard> change) => Write($"{model.Card.Name}.trees", FlatForestFile.Write(model.Forest), change(model.Card));

    /// <summary>The routine model of the product with another limit of the residual.</summary>
    public string Routine(double residualLimitTimes, Func<ModelCard, ModelCard>? change = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(RoutineModel.BuiltIn with { ResidualLimit = RoutineModel.BuiltIn.ResidualLimit * residualLimitTimes }, RoutineModelJson.Default.RoutineModel);
        var card = RoutineModel.BuiltIn.Card! with { Sha256 = FlatForestFile.HashOf(bytes) };
        return Write("routine.json", bytes, change?.Invoke(card) ?? card);
    }

    /// <summary>Shadows that say much more, or much less, than the models in force.</summary>
    public ShadowModels Other(bool isLouder) => ShadowModels.Load(
        new ShadowOptions
        {
            Falls = Trees(FallModel.BuiltIn, card => card with { Threshold = isLouder ? -1e6 : 1e6, Thresholds = null }),
            Agitation = Trees(AgitationModel.BuiltIn, card => card with { Threshold = isLouder ? -1e6 : 1e6, Calibration = null }),
            Routine = Routine(isLouder ? 0.1 : 5),
        },
        AlarmBudget.Default)!;

    public void Dispose() => folder.Delete(recursive: true);
}
