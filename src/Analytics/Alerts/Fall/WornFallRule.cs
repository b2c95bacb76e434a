using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Alerts.Fall;

/// <summary>A fall suspected from the samples of a worn sensor is an alert of the rule <c>fall</c>, high at once, like one that the kit suspects itself; what becomes of it is told in the same alert.</summary>
internal static class WornFallRule
{
    private const double StandardGravity = 9.80665;

    /// <summary>A knock is judged 2.5 s after it.</summary>
    private static readonly TimeSpan JudgedAfter = TimeSpan.FromSeconds(2.5);

    public static AlertDraft Raise(PlanView plan, KitId kit, in WornFall fall, Instant raisedAt)
    {
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
            Summary = FallText.Suspected(
                plan,
                fall.ImpactAt,
                $" d’après le capteur porté « {fall.Sensor} » : choc de {AlertText.FrenchNumber(fall.PeakG)} g",
                $" by the worn sensor \"{fall.Sensor}\": a knock of {AlertText.EnglishNumber(fall.PeakG)} g",
                fall.ImpactAt + JudgedAfter + FallText.SettledWithin),
            Evidence =
            [
                new(
                    Quantities.ImpactAcceleration.Code,
                    fall.Sensor,
                    fall.ImpactAt,
                    Math.Round(fall.PeakG * StandardGravity, 2),
                    null,
                    null,
                    FormattableString.Invariant($"src/Falls: model {card.Name} version {card.Version}, score {fall.Score:0.##}, suspected from {FallThresholds.Of(card).For(fall.Sensor.Value):0.##}; usual movement stays below {AgeingMonitor.Falls.Scanning.FallScanner.TriggerG * StandardGravity:0.#} m/s2")),
            ],
            Development = Development(plan, fall),
        };
    }

    private static AlertDevelopment? Development(PlanView plan, in WornFall fall)
    {
        var (kind, reason, source) = fall.Reason switch
        {
            FallReason.Still => (AlertDevelopments.Confirmed, AlertDevelopments.Still, "calm for 10 s"),
            FallReason.Unanswered => (AlertDevelopments.Confirmed, AlertDevelopments.Unanswered, "neither steps nor the button for 35 s"),
            FallReason.Walking => (AlertDevelopments.Cancelled, AlertDevelopments.Walking, "steps for 6 s"),
            FallReason.Resident => (AlertDevelopments.Cancelled, AlertDevelopments.Resident, "cancelled on the sensor"),
            _ => (string.Empty, string.Empty, string.Empty),
        };
        return kind.Length == 0
            ? null
            : new(
                kind,
                reason,
                fall.At,
                AlertPriority.High,
                FallText.Developed(kind, reason, AlertText.ExactTime(plan, fall.ImpactAt), AlertText.ExactTime(plan, fall.At)),
                [new(Quantities.AccelerationWaveform.Code, fall.Sensor, fall.At, null, null, null, "src/Falls: " + source)]);
    }
}
