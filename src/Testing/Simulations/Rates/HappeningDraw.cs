using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Simulations.Rates;

/// <summary>Draws what happens in a home where no scenario says it. What happens on a day depends on the days before it alone, never on how many days are simulated, so a longer simulation begins like a shorter one.</summary>
internal static class HappeningDraw
{
    private const double DaysInYear = 365.25;
    private const long Purpose = 0x4861_7070;

    /// <summary>The happenings of one home, in order of time.</summary>
    public static IReadOnlyList<Happening> For(SimulationOptions options, int home, IReadOnlyList<KitSensor> sensors, LocalTime localTime)
    {
        var accepted = new List<Happening>();
        var possible = HappeningRates.All.Select(rate => sensors.Where(sensor => IsPossible(rate.Sensors, sensor)).Select(sensor => sensor.Sensor).ToList()).ToList();

        // Day by day: what begins later never keeps away what began before.
        for (var day = 0; day < options.Days && options.Incidence > 0; day++)
        {
            for (var i = 0; i < HappeningRates.All.Count; i++)
            {
                foreach (var happening in Draw(i, options.Start.AddDays(day), options, home, possible[i], localTime))
                {
                    if (!accepted.Exists(other => Excludes(other, happening)))
                    {
                        accepted.Add(happening);
                    }
                }
            }
        }

        return [.. accepted.OrderBy(happening => happening.During.From)];
    }

    private static IEnumerable<Happening> Draw(int index, DateOnly date, SimulationOptions options, int home, List<SensorId> possible, LocalTime localTime)
    {
        var rate = HappeningRates.All[index];
        if (rate.Sensors != SensorChoice.None && possible.Count == 0)
        {
            yield break;
        }

        var expected = rate.PerYear * options.Incidence / DaysInYear * 12 / MonthsOf(rate);
        var random = SeededRandom.For(options.Seed, home, Purpose, index, date.DayNumber);
        var count = IsInSeason(rate, date.Month) ? (int)Math.Floor(expected) + (random.Chance(expected - Math.Floor(expected)) ? 1 : 0) : 0;
        for (; count > 0; count--)
        {
            yield return Draw(rate, date, random, possible, localTime);
        }
    }

    private static Happening Draw(HappeningRate rate, DateOnly date, SeededRandom random, List<SensorId> possible, LocalTime localTime)
    {
        var hour = rate.Hours.From + (random.NextDouble() * (rate.Hours.To - rate.Hours.From));
        var from = localTime.ToInstant(date.ToDateTime(TimeOnly.MinValue).AddSeconds(Math.Floor(hour * 3600)));
        var length = rate.Length.Least + TimeSpan.FromSeconds(Math.Floor(random.NextDouble() * (rate.Length.Most - rate.Length.Least).TotalSeconds));
        return new Happening
        {
            Kind = rate.Kind,
            During = new TimeRange(from, from + length),
            Manner = rate.Manner,
            Amount = rate.Amount is var (least, most) ? AmountOf(rate.Kind, least, most, random) : null,
            Sensor = rate.Sensors == SensorChoice.None ? null : possible[random.Next(0, possible.Count)],
        };
    }

    /// <summary>Counts are whole, everything else has two decimals.</summary>
    private static double AmountOf(HappeningKind kind, double least, double most, SeededRandom random) =>
        kind.AmountUnit == "1" ? random.Next((int)least, (int)most + 1) : Math.Round(least + (random.NextDouble() * (most - least)), 2);

    private static int MonthsOf(HappeningRate rate) => ((rate.Months.Last - rate.Months.First + 12) % 12) + 1;

    private static bool IsInSeason(HappeningRate rate, int month) => (month - rate.Months.First + 12) % 12 < MonthsOf(rate);

    private static bool IsPossible(SensorChoice choice, KitSensor sensor) => choice switch
    {
        SensorChoice.Any => true,
        SensorChoice.OnBattery => sensor.Quantities.Contains(Quantities.Battery.Code),
        SensorChoice.Motion => sensor.Quantities.Contains(Quantities.Motion.Code),
        SensorChoice.Sticking => SensorTroubles.CanStick(sensor.Quantities.Select(code => Quantities.Find(code)!).Where(quantity => quantity.Scope != QuantityScope.Technical)),
        SensorChoice.Worn => sensor.Quantities.Contains(Quantities.Fall.Code) || sensor.Quantities.Contains(Quantities.HeartRate.Code),
        _ => false,
    };

    /// <summary>The resident is in one place and does one thing; a sensor or kit has one trouble of a kind at a time.</summary>
    private static bool Excludes(Happening one, Happening other) => Overlap(one.During, other.During) && (
        one.Kind == other.Kind
        || (one.Sensor is not null && one.Sensor == other.Sensor)
        || (TakesThePerson(one.Kind) && TakesThePerson(other.Kind)));

    private static bool Overlap(TimeRange one, TimeRange other) => one.From <= other.To && other.From <= one.To;

    private static bool TakesThePerson(HappeningKind kind) => kind == HappeningKinds.Visitors || (kind.Scope == HappeningScope.Resident
        && kind != HappeningKinds.Illness && kind != HappeningKinds.GaitSlowing && kind != HappeningKinds.WeightChange && kind != HappeningKinds.LowMood);
}
