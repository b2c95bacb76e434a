using System.Text.Json;
using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Training;

/// <summary>A model as it is written: its file and its card.</summary>
/// <param name="Name">Of the file, such as <c>falls.trees</c>.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Card">What is known of it.</param>
public sealed record ModelFile(string Name, byte[] Bytes, ModelCard Card)
{
    /// <summary>The card's file.</summary>
    public string CardName => Card.Name + TrainedModel.CardEnding;

    /// <summary>The card's content: JSON, UTF-8.</summary>
    public byte[] CardBytes => [.. JsonSerializer.SerializeToUtf8Bytes(Card, ModelCardJson.Default.ModelCard), (byte)'\n'];

    /// <summary>A model of trees.</summary>
    public static ModelFile Of(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(model.Card.Name + TrainedModel.TreesEnding, FlatForestFile.Write(model.Forest), model.Card);
    }
}
