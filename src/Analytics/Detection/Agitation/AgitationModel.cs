using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Analytics.Detection.Agitation;

/// <summary>The model of the product: from sensors and the time of day alone. Where clinicians label, <c>agitation-with-history</c> knows more; nothing in the product labels yet.</summary>
internal static class AgitationModel
{
    private static readonly Lazy<TrainedModel> Model = new(() =>
    {
        var model = TrainedModel.BuiltInto(typeof(AgitationModel).Assembly, "agitation");
        return model.Card.Features.SequenceEqual(AgitationRows.Names) ? model : throw new InvalidDataException("The built-in agitation model is not one of these features: train it again.");
    });

    public static TrainedModel BuiltIn => Model.Value;
}
