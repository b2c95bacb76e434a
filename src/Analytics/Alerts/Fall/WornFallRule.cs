using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Alerts.Fall;

/// <summary>A fall suspected from the samples of a worn sensor is an alert of the rule <c>fall</c>, high at once, like one that the kit suspects itself.</summary>
internal static class WornFallRule
{
    private const double StandardGravity = 9.80665;

    public static AlertDraft Raise(PlanView plan, KitId kit, in WornFall fall, Instant raisedAt)
    {
        var at = AlertText.TimeOfDay(plan, fall.ImpactAt);
        var card = FallModel.BuiltIn.Card;
        return new()
        {
            Id = AlertId.Derive(plan.Home, AlertRules.Fall, AlertSubject.Of(kit, fall.Sensor).Value, fall.ImpactAt),
            Home = plan.Home,
            Rule = AlertRules.Fall,
            Subject = plan.ResidentOf(kit, fall.Sensor, fall.ImpactAt) is { } resident ? AlertSubject.Of(resident) : AlertSubject.Household,
            Priority = AlertPriority.High,
            EpisodeStart = fall.ImpactAt,
            RaisedAt = raisedAt,
            Summary = new(
                $"Chute suspectée à {at} d’après le capteur porté « {fall.Sensor} » : choc de {AlertText.FrenchNumber(fall.PeakG)} g",
                $"Suspected fall at {at} by the worn sensor \"{fall.Sensor}\": a knock of {AlertText.EnglishNumber(fall.PeakG)} g"),
            Evidence =
            [
                new(
                    Quantities.ImpactAcceleration.Code,
                    fall.Sensor,
                    fall.ImpactAt,
                    Math.Round(fall.PeakG * StandardGravity, 2),
                    null,
                    null,
                    FormattableString.Invariant($"src/Falls: model {card.Name} version {card.Version}, score {fall.Score:0.##}, suspected from {card.Threshold:0.##}; usual movement stays below {AgeingMonitor.Falls.Scanning.FallScanner.TriggerG * StandardGravity:0.#} m/s2")),
            ],
        };
    }
}
