using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Inputs;

/// <summary>A drift in words: a remark for whoever looks after kits and models, not about the resident.</summary>
internal static class InputDriftText
{
    /// <summary>What has drifted, and what to do; then the features that lie farthest, by their names in the model's card, and the kit.</summary>
    public static IReadOnlyList<LocalizedText> Of(KitId kit, string model, InputDriftFinding finding, IReadOnlyList<string> features)
    {
        var (french, english) = model == "routine" ? ("habitudes", "routine") : ("agitation", "agitation");
        string distance = finding.Distance.ToString("0.00", CultureInfo.InvariantCulture), limit = finding.Limit.ToString("0.00", CultureInfo.InvariantCulture);
        var names = string.Join(", ", finding.Farthest.Select(feature => features[feature]));
        return
        [
            new(
                $"Remarque technique : depuis quatre semaines, les mesures de ce domicile s’écartent de celles sur lesquelles le modèle « {french} » a été appris (écart {distance}, limite {limit}). Ses signalements sont ici moins sûrs ; vérifier les capteurs et leur emplacement",
                $"Technical remark: for four weeks the measures of this home have lain outside those that the model ‘{english}’ was learned from (distance {distance}, limit {limit}). Its entries are less certain here; check sensors and their places"),
            new($"Mesures les plus éloignées : {names} (boîtier {kit})", $"Farthest measures: {names} (kit {kit})"),
        ];
    }
}
