using System.Globalization;
using AgeingMonitor.Analytics.Alerts.Fall;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.PassedThrough;

/// <summary>
/// What the home itself calls for is an alert of high priority at once: a help call, a fall that the kit suspects or confirms. Decided from the pack alone, so that
/// the raise on receipt and the one at the pack's place in the order name the same alert.
/// </summary>
internal static class PassedThroughRule
{
    private const string Source = "docs/mqtt.md: passed through as the kit tells it";

    /// <summary>The words of <c>fall-reason</c>, which are those of the reasons.</summary>
    private static readonly string[] KnownReasons =
    [
        AlertDevelopments.Still, AlertDevelopments.Unanswered, AlertDevelopments.SecondSource, AlertDevelopments.Resident, AlertDevelopments.Walking, AlertDevelopments.OffFloor,
    ];

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

    /// <summary>When a pack calls last: a help call, a fall that is suspected or confirmed. A fall that is cancelled calls nobody. Never later than the pack was sealed.</summary>
    public static Instant? LastCall(Pack pack)
    {
        Instant? last = null;
        for (var i = 0; i < pack.Observations.Count; i++)
        {
            var observation = pack.Observations[i];
            if ((ReferenceEquals(observation.Quantity, Quantities.Help) || IsFall(observation)) && !(last > observation.MeasuredAt))
            {
                last = Instant.Min(observation.MeasuredAt, pack.SealedAt);
            }
        }

        return last;
    }

    /// <summary>
    /// Adds the alerts of a pack: one for each help call, and one for each sensor with a fall, which starts at the first word of it and says what has become of it. A kit that confirms or cancels
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
            if (!Covers(observation.Quantity) || !plan.IsOpenAt(observation.MeasuredAt))
            {
                continue;
            }

            if (ReferenceEquals(observation.Quantity, Quantities.Help))
            {
                raised.Add(Draft(plan, pack, observation, observation.MeasuredAt));
            }
            else if (IsFall(observation) && IsFirst(pack, observation))
            {
                RaiseFall(plan, pack, observation, before, raised);
            }
            else if (observation.Value.Text == "cancelled" && !pack.Observations.Any(other => IsFall(other) && other.Sensor == observation.Sensor) && before?.ToldBefore(observation.Sensor, observation.MeasuredAt) is { } began)
            {
                raised.Add(Draft(plan, pack, observation, began) with { Development = Development(plan, pack, observation, began, AlertDevelopments.Cancelled) });
            }
        }
    }

    /// <summary>The alert of a fall, and what the pack says has become of it.</summary>
    private static void RaiseFall(PlanView plan, Pack pack, Observation first, WornFalls? before, ICollection<AlertDraft> raised)
    {
        var began = first.Value.Text == "confirmed" && before?.ToldBefore(first.Sensor, first.MeasuredAt) is { } told ? told : first.MeasuredAt;
        var draft = Draft(plan, pack, first, began);
        var isDeveloped = false;
        foreach (var word in pack.Observations)
        {
            if (ReferenceEquals(word.Quantity, Quantities.Fall) && word.Sensor == first.Sensor && word.MeasuredAt >= first.MeasuredAt && word.Value.Text is "confirmed" or "cancelled")
            {
                raised.Add(draft with { Development = Development(plan, pack, word, began, word.Value.Text == "confirmed" ? AlertDevelopments.Confirmed : AlertDevelopments.Cancelled) });
                isDeveloped = true;
            }
        }

        if (!isDeveloped)
        {
            raised.Add(draft);
        }
    }

    private static AlertDevelopment Development(PlanView plan, Pack pack, Observation word, Instant began, string kind)
    {
        var reason = ReasonOf(pack, word) ?? (kind == AlertDevelopments.Confirmed ? AlertDevelopments.Kit : AlertDevelopments.Resident);
        return new(
            kind,
            reason,
            word.MeasuredAt,
            kind == AlertDevelopments.Confirmed ? AlertPriority.High : RoomFallRule.Suspected,
            FallText.Developed(kind, reason, AlertText.ExactTime(plan, began), AlertText.ExactTime(plan, word.MeasuredAt)),
            [new(word.Quantity.Code, word.Sensor, word.MeasuredAt, null, null, null, $"{Source}: {word.Value.Text}")]);
    }

    /// <summary>What the kit says of its word, where it does: quantity <c>fall-reason</c> of the same sensor and instant.</summary>
    private static string? ReasonOf(Pack pack, Observation word)
    {
        foreach (var other in pack.Observations)
        {
            if (ReferenceEquals(other.Quantity, Quantities.FallReason) && other.Sensor == word.Sensor && other.MeasuredAt == word.MeasuredAt && KnownReasons.Contains(other.Value.Text))
            {
                return other.Value.Text;
            }
        }

        return null;
    }

    private static bool IsFirst(Pack pack, Observation observation) => !pack.Observations.Any(other => IsFall(other) && other.Sensor == observation.Sensor && IsBefore(pack, other, observation));

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

    private static AlertDraft Draft(PlanView plan, Pack pack, Observation observation, Instant began)
    {
        var isFall = ReferenceEquals(observation.Quantity, Quantities.Fall);
        var rule = isFall ? AlertRules.Fall : AlertRules.HelpCall;
        var resident = plan.ResidentOf(pack.Key.Kit, observation.Sensor, observation.MeasuredAt);
        var subject = resident is { } id ? AlertSubject.Of(id) : AlertSubject.Household;
        return new()
        {
            Id = IdOf(plan, pack, observation.Sensor, began, rule),
            Home = plan.Home,
            Rule = rule,
            Subject = subject,
            Priority = isFall && observation.Value.Text != "confirmed" && plan.WatchesARoom(pack.Key.Kit, observation.Sensor, observation.MeasuredAt) ? RoomFallRule.Suspected : AlertPriority.High,
            EpisodeStart = began,
            RaisedAt = pack.SealedAt,
            Summary = isFall ? FallSummary(plan, pack, observation, began) : new($"Appel à l’aide (capteur « {observation.Sensor} »)", $"Help call (sensor \"{observation.Sensor}\")"),
            Evidence = [.. EvidenceOf(pack, observation, isFall)],
        };
    }

    /// <summary>
    /// A dated event is named by its sensor and instant. One that the kit could not date is named by sensor, kit, boot and the number that told of it first, which whatever tells of it again repeats. Whose sensor it is may look different
    /// when it is found again, because an assignment was corrected meanwhile, so the sensor itself stands in the name and not its wearer.
    /// </summary>
    private static AlertId IdOf(PlanView plan, Pack pack, SensorId source, Instant began, string rule)
    {
        var sensor = AlertSubject.Of(pack.Key.Kit, source).Value;
        var undated = pack.Repeats ?? (pack.Clock.State == ClockState.Unset ? pack.Key.Sequence : null);
        return undated is { } number
            ? AlertId.Derive(plan.Home, rule, sensor, string.Create(CultureInfo.InvariantCulture, $"{pack.Key.Kit}/{pack.Key.Boot}/{number}"))
            : AlertId.Derive(plan.Home, rule, sensor, began);
    }

    private static LocalizedText FallSummary(PlanView plan, Pack pack, Observation observation, Instant began) => pack.Clock.State == ClockState.Unset
        ? new("Chute suspectée", "Suspected fall")
        : plan.WatchesARoom(pack.Key.Kit, observation.Sensor, observation.MeasuredAt)
        ? FallText.SuspectedInARoom(plan, began, observation.Sensor)
        : FallText.Suspected(plan, began, string.Empty, string.Empty, began + FallText.SettledWithin);

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
    }
}
