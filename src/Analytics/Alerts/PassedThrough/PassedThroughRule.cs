using System.Globalization;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.PassedThrough;

/// <summary>
/// What the home itself calls for is an alert of high priority at once: a help call, a fall that the kit suspects or confirms. Decided from the pack alone, so that
/// the raise on receipt and the one at the pack's place in the order name the same alert.
/// </summary>
internal static class PassedThroughRule
{
    private const string Source = "docs/mqtt.md: passed through as the kit tells it";

    /// <summary>Whether a quantity is passed through.</summary>
    public static bool Covers(QuantityDefinition quantity) => ReferenceEquals(quantity, Quantities.Help) || ReferenceEquals(quantity, Quantities.Fall);

    /// <summary>Whether a pack holds anything that is passed through.</summary>
    public static bool CoversAny(Pack pack)
    {
        for (var i = 0; i < pack.Observations.Count; i++)
        {
            if (Covers(pack.Observations[i].Quantity))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Adds the alerts of a pack: one for each help call, and one for each sensor with a fall, which starts at the first word of it. A kit that confirms or cancels
    /// a fall repeats the suspicion in the same pack, so that the alert is the same one. A pack read back from the store may lack it, because a value of one series and instant is kept once and stands in the pack before: what went before tells.
    /// </summary>
    /// <param name="plan">The home.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="before">What sensors said of falls before, where packs come in order; null on receipt.</param>
    /// <param name="raised">Alerts are added.</param>
    public static void Raise(PlanView plan, Pack pack, WornFalls? before, ICollection<AlertDraft> raised)
    {
        foreach (var observation in pack.Observations)
        {
            if (Covers(observation.Quantity) && BeginsEpisode(pack, observation) && plan.IsOpenAt(observation.MeasuredAt)
                && !(observation.Value.Text == "confirmed" && before?.IsToldBefore(observation.Sensor, observation.MeasuredAt) == true))
            {
                raised.Add(Draft(plan, pack, observation));
            }
        }
    }

    private static bool BeginsEpisode(Pack pack, Observation observation)
    {
        if (ReferenceEquals(observation.Quantity, Quantities.Help))
        {
            return true;
        }

        return IsFall(observation) && !pack.Observations.Any(other => IsFall(other) && other.Sensor == observation.Sensor && IsBefore(pack, other, observation));
    }

    private static bool IsFall(Observation observation) => ReferenceEquals(observation.Quantity, Quantities.Fall) && observation.Value.Text is "suspected" or "confirmed";

    private static bool IsBefore(Pack pack, Observation other, Observation observation) =>
        other.MeasuredAt < observation.MeasuredAt || (other.MeasuredAt == observation.MeasuredAt && IndexOf(pack, other) < IndexOf(pack, observation));

    private static int IndexOf(Pack pack, Observation observation)
    {
        for (var i = 0; i < pack.Observations.Count; i++)
        {
            if (ReferenceEquals(pack.Observations[i], observation))
            {
                return i;
            }
        }

        return -1;
    }

    private static AlertDraft Draft(PlanView plan, Pack pack, Observation observation)
    {
        var isFall = ReferenceEquals(observation.Quantity, Quantities.Fall);
        var rule = isFall ? AlertRules.Fall : AlertRules.HelpCall;
        var resident = plan.ResidentOf(pack.Key.Kit, observation.Sensor, observation.MeasuredAt);
        var subject = resident is { } id ? AlertSubject.Of(id) : AlertSubject.Household;
        return new()
        {
            Id = IdOf(plan, pack, observation, rule),
            Home = plan.Home,
            Rule = rule,
            Subject = subject,
            Priority = AlertPriority.High,
            EpisodeStart = observation.MeasuredAt,
            RaisedAt = pack.SealedAt,
            Summary = isFall ? FallSummary(plan, pack, observation) : new($"Appel à l’aide (capteur « {observation.Sensor} »)", $"Help call (sensor \"{observation.Sensor}\")"),
            Evidence = [.. EvidenceOf(pack, observation, isFall)],
        };
    }

    /// <summary>
    /// A dated event is named by its sensor and instant. One that the kit could not date is named by sensor, kit, boot and the number that told of it first, which whatever tells of it again repeats. Whose sensor it is may look different
    /// when it is found again, because an assignment was corrected meanwhile, so the sensor itself stands in the name and not its wearer.
    /// </summary>
    private static AlertId IdOf(PlanView plan, Pack pack, Observation observation, string rule)
    {
        var sensor = AlertSubject.Of(pack.Key.Kit, observation.Sensor).Value;
        var undated = pack.Repeats ?? (pack.Clock.State == ClockState.Unset ? pack.Key.Sequence : null);
        return undated is { } number
            ? AlertId.Derive(plan.Home, rule, sensor, string.Create(CultureInfo.InvariantCulture, $"{pack.Key.Kit}/{pack.Key.Boot}/{number}"))
            : AlertId.Derive(plan.Home, rule, sensor, observation.MeasuredAt);
    }

    private static LocalizedText FallSummary(PlanView plan, Pack pack, Observation observation)
    {
        if (CancelledIn(pack, observation) is { } cancelled)
        {
            var at = AlertText.TimeOfDay(plan, cancelled.MeasuredAt);
            return new($"Chute suspectée, annulée sur le capteur à {at} : à vérifier", $"Suspected fall, cancelled on the sensor at {at}: to be checked");
        }

        return pack.Observations.Any(other => other.Sensor == observation.Sensor && IsFall(other) && other.Value.Text == "confirmed")
            ? new("Chute confirmée", "Confirmed fall")
            : new("Chute suspectée", "Suspected fall");
    }

    private static Observation? CancelledIn(Pack pack, Observation fall) => pack.Observations.FirstOrDefault(other =>
        ReferenceEquals(other.Quantity, Quantities.Fall) && other.Sensor == fall.Sensor && other.Value.Text == "cancelled" && other.MeasuredAt >= fall.MeasuredAt);

    private static IEnumerable<Evidence> EvidenceOf(Pack pack, Observation observation, bool isFall)
    {
        yield return new(observation.Quantity.Code, observation.Sensor, observation.MeasuredAt, observation.Value.IsNumber ? observation.Value.Number : null, null, null, Source);
        if (!isFall)
        {
            yield break;
        }

        foreach (var other in pack.Observations)
        {
            if (ReferenceEquals(other.Quantity, Quantities.ImpactAcceleration) && other.Sensor == observation.Sensor)
            {
                yield return new(other.Quantity.Code, other.Sensor, other.MeasuredAt, other.Value.Number, null, null, Source);
            }
        }

        if (CancelledIn(pack, observation) is { } cancelled)
        {
            yield return new(cancelled.Quantity.Code, cancelled.Sensor, cancelled.MeasuredAt, null, null, null, Source + ": cancelled");
        }
    }
}
