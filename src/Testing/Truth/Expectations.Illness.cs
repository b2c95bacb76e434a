using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

public static partial class Expectations
{
    // No field: this is asked for while the fields of the class are being set.
    private static IReadOnlyList<string> OfIllness => [AlertRules.VitalSign, AlertRules.News2, AlertRules.Pulse, AlertRules.BloodPressure];

    private static ExpectationEntry[] IllnessEntries() =>
    [
        .. GraveEntries(null),
        .. GraveEntries("heart"),
        new()
        {
            Kind = HappeningKinds.Illness, Manner = "heart", When = "truly more than 2.5 kg heavier than on one of the three days before, and so on the next two days", Standing = ExpectationStanding.Must, Rules = [AlertRules.Weight, .. OfIllness],
            Within = "from that day until four days after it",
            Why = "Who gains more than 2 kg in three days tells the team (McDonagh et al., Eur Heart J 42:3599, 2021); half a kilogram more, since clothes weigh that, and days to weigh oneself twice. Any rule that has somebody look will do.",
            During = (illness, home) => FirstHeavyDay(illness, home.Days),
        },
        new()
        {
            Kind = HappeningKinds.Illness, When = "no limit passed", Standing = ExpectationStanding.May, Rules = OfIllness,
            Within = "from its onset until a day after it", Why = "Who is ill may have a value that calls for a look, a single one and at any time of it.",
            During = (illness, _) => Until(illness, OneDay),
        },
        new()
        {
            Kind = HappeningKinds.Illness, Manner = "heart", When = "neither", Standing = ExpectationStanding.May, Rules = [.. OfIllness, AlertRules.Weight],
            Within = "from its onset until a day after it", Why = "As above; a gain of less is on the scale what it is in truth, give or take clothes.",
            During = (illness, _) => Until(illness, OneDay),
        },
    ];

    private static ExpectationEntry[] GraveEntries(string? manner) =>
    [
        new()
        {
            Kind = HappeningKinds.Illness, Manner = manner, When = "a limit of NEWS2 truly passed on a day: temperature, oxygen saturation, breathing or heart rate", Standing = ExpectationStanding.Must,
            Rules = manner is null ? [AlertRules.VitalSign, AlertRules.News2] : [AlertRules.VitalSign, AlertRules.News2, AlertRules.Weight],
            Within = "that day and the next", Why = "Outermost band of NEWS2 (Royal College of Physicians, 2017), chart 1: somebody has to look at the resident.",
            During = (illness, home) => FirstGraveDay(illness, home.Days),
        },
    ];

    private static ExpectationEntry[] WeightChangeEntries() =>
    [
        new()
        {
            Kind = HappeningKinds.WeightChange, When = "truly 6 % lighter than in the month before", Standing = ExpectationStanding.Must, Rules = [AlertRules.Weight],
            Within = "from that day until two weeks after it",
            Why = "A loss of 5 % in a month is a criterion of undernutrition after 70 (HAS and FFN, 2021): the team has to weigh and ask. One percent more, since a weight is known to half a kilogram, and two weeks to be sure of it.",
            During = (change, home) => FirstThinDay(change, home.Days),
        },
        new()
        {
            Kind = HappeningKinds.WeightChange, When = "less, or not known", Standing = ExpectationStanding.May, Rules = [AlertRules.Weight],
            Within = "until a month after it", Why = "A word about a change of weight is no fault; a slow one is an entry of the daily list.",
            During = (change, _) => Until(change, TimeSpan.FromDays(31)),
        },
    ];

    /// <summary>The first day of an illness on which a limit was truly passed, and the next. Where the days are not known the happening itself says how high the temperature goes.</summary>
    private static TimeRange? FirstGraveDay(Happening illness, IReadOnlyList<TrueDay> days)
    {
        var within = days.Where(day => Touches(day, illness.During)).ToList();
        if (within.Count == 0)
        {
            return illness.MannerOrFirst != "heart" && ClinicalLimit.IsPassed(Quantities.BodyTemperature.Code, illness.AmountOrUsual) ? Until(illness, OneDay) : null;
        }

        return within.Find(ClinicalLimit.IsPassedOn) is { } first
            ? new(Instant.Max(first.During.From, illness.During.From), first.During.To + OneDay)
            : null;
    }

    /// <summary>The first day of a gain that lasts: heavier by 2.5 kg than the lightest of three days before, on it and on the two next.</summary>
    private static TimeRange? FirstHeavyDay(Happening illness, IReadOnlyList<TrueDay> days)
    {
        const double Heavier = 2.5;
        for (var i = 3; i + 2 < days.Count; i++)
        {
            var least = Math.Min(days[i - 1].Weight, Math.Min(days[i - 2].Weight, days[i - 3].Weight)) + Heavier;
            if (Touches(days[i], illness.During) && days[i].Weight > least && days[i + 1].Weight > least && days[i + 2].Weight > least)
            {
                return new(days[i].During.From, days[i].During.From + TimeSpan.FromDays(4));
            }
        }

        return null;
    }

    private static TimeRange? FirstThinDay(Happening change, IReadOnlyList<TrueDay> days)
    {
        const double Share = 0.94;
        const int Month = 31;
        for (var i = 1; i < days.Count; i++)
        {
            if (days[i].During.To > change.During.From && days[i].Weight <= Share * days.Skip(i - Month).Take(Math.Min(i, Month)).Max(day => day.Weight))
            {
                return new(days[i].During.From, days[i].During.From + TimeSpan.FromDays(14));
            }
        }

        return null;
    }

    private static bool Touches(TrueDay day, TimeRange during) => day.During.From < during.To && day.During.To > during.From;
}
