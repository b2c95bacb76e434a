using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>
/// Charge of every battery, twice a day, and quality of every radio link, each hour. A coin cell holds its voltage for most of its life and then falls over a knee; most are changed before they
/// are low, some late. The wrist device is charged each day.
/// </summary>
internal sealed class BatteriesAndLinks(SensorDay said, PersonDay person, SensorBook book, ulong seed, int home, IReadOnlyList<Happening> happenings)
{
    private const int HalfDay = 12 * LifeDay.Hour;
    private readonly List<Happening> low = [.. happenings.Where(happening => happening.Kind == HappeningKinds.BatteryLow)];

    public void Write()
    {
        for (var i = 0; i < book.Sensors.Count; i++)
        {
            var sensor = book.Sensors[i];
            var random = person.Day.Random(Purpose.Link, i);
            var far = SeededRandom.For(seed, home, (long)Purpose.Link, i).Next(0, 32);
            for (var moment = i * 11 * LifeDay.Second; moment < person.Day.Length; moment += LifeDay.Hour)
            {
                // Somebody in the way, a microwave oven: now and then a link is worse for a moment.
                var fade = random.Chance(0.04) ? random.Next(8, 25) : 0;
                said.Add(book.Of(sensor.Sensor, Quantities.LinkQuality), moment, Math.Round(Math.Clamp(97 - far - fade + (2 * random.NextBell()), 5, 100)));
            }

            if (!sensor.IsOnMains)
            {
                Battery(sensor.Sensor, i);
            }
        }
    }

    private void Battery(SensorId sensor, int index)
    {
        var channel = book.Of(sensor, Quantities.Battery);
        for (var moment = index * 13 * LifeDay.Second; moment < person.Day.Length; moment += HalfDay)
        {
            var at = person.Day.At(moment);
            said.Add(channel, moment, Math.Round(Overridden(sensor, at) ?? Charge(sensor, index, at)));
        }

        foreach (var happening in low.Where(happening => happening.Sensor == sensor))
        {
            if (happening.During.From >= person.Day.Start && happening.During.From < person.Day.End)
            {
                said.AddAt(channel, happening.During.From.Microseconds, Math.Round(happening.AmountOrUsual));
            }

            if (happening.During.To >= person.Day.Start && happening.During.To < person.Day.End)
            {
                said.AddAt(channel, happening.During.To.Microseconds, 100);
            }
        }
    }

    /// <summary>Within a happening: from its amount down to nothing, to the end; afterwards a new battery lasts for half a year before the ordinary course is taken up.</summary>
    private double? Overridden(SensorId sensor, Instant at)
    {
        double? charge = null;
        foreach (var happening in low)
        {
            if (happening.Sensor != sensor || at < happening.During.From)
            {
                continue;
            }

            var length = happening.During.To.Microseconds - happening.During.From.Microseconds;
            var since = (double)(at.Microseconds - happening.During.To.Microseconds) / 86_400_000_000;
            if (since < 0)
            {
                charge = happening.AmountOrUsual * (1 - ((double)(at.Microseconds - happening.During.From.Microseconds) / length));
            }
            else if (since < 180)
            {
                charge = 100 - (since / 12);
            }
        }

        return charge;
    }

    private double Charge(SensorId sensor, int index, Instant at)
    {
        if (sensor == HomeSensors.Wrist)
        {
            var full = LifeDay.OfMinute(person.Character.ChargeMinute) + LifeDay.Hour;
            var sinceFull = ((at.Microseconds - person.Day.At(full).Microseconds) / 3_600_000_000.0) + 24;
            return 100 - (1.9 * (sinceFull % 24));
        }

        return CellCharge(seed, home, index, at);
    }

    /// <summary>One cell after another: each lasts so many days, and a share of that by the date alone.</summary>
    internal static double CellCharge(ulong seed, int home, int index, Instant at)
    {
        var traits = SeededRandom.For(seed, home, (long)Purpose.Battery, index);
        var life = traits.Next(260, 620);
        var age = (at.Microseconds / 86_400_000_000.0) + traits.Next(0, life);
        var cell = (long)Math.Floor(age / life);
        var isLate = SeededRandom.For(seed, home, (long)Purpose.Battery, index, cell).Chance(0.1);
        return Curve(((age / life) - cell) * (isLate ? 1 : 0.965));
    }

    /// <summary>Share of life to charge: 100 to 88 on the plateau, over the knee at 0.9 down to 5.</summary>
    private static double Curve(double share) => share < 0.9 ? 100 - (12 * share / 0.9) : 88 - (83 * (share - 0.9) / 0.1 * (0.4 + (0.6 * (share - 0.9) / 0.1)));
}
