using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>What is measured by hand: weight in the bathroom, temperature and blood pressure at breakfast, blood pressure again at dinner; temperature several times a day by whoever feels ill.</summary>
internal static class MeasuringDevices
{
    private const int Minute = LifeDay.Minute;

    /// <summary>Fever from which somebody feels ill enough to look, °C above the usual.</summary>
    private const double FeltFever = 0.6;

    private static readonly int[] FeverHours = [9, 13, 17, 21];

    public static void Write(SensorDay said, PersonDay person, SensorBook book)
    {
        Weight(said, person, book.Of(HomeSensors.Scale, Quantities.BodyWeight));
        var thermometer = book.Of(HomeSensors.Thermometer, Quantities.BodyTemperature);
        Temperature(said, person, thermometer);
        FeverTemperature(said, person, thermometer);
        BloodPressure(said, person, book);
    }

    private static void Weight(SensorDay said, PersonDay person, Channel channel)
    {
        var random = person.Day.Random(Purpose.Scale);
        var (weighs, clothes, noise) = (random.Chance(person.Character.MeasuringChance), 0.4 * random.NextDouble(), random.NextBell());
        if (weighs && Find(person, Doing.Washing, 0, 2 * Minute) is { } washing)
        {
            said.Add(channel, washing, Math.Round(person.Condition.WeightAt(person.Day.At(washing)) + clothes + (0.15 * noise), 1));
        }

        foreach (var visit in person.Guests)
        {
            // A guest steps on it: the scale cannot tell.
            var guest = person.Day.Random(Purpose.Scale, 1 + visit.From);
            var moment = visit.From + guest.Next(10 * Minute, 40 * Minute);
            if (guest.Chance(0.03) && moment < visit.To)
            {
                said.Add(channel, moment, Math.Round(48 + (50 * guest.NextDouble()), 1));
            }
        }
    }

    private static void Temperature(SensorDay said, PersonDay person, Channel channel)
    {
        var random = person.Day.Random(Purpose.Thermometer);
        var (measures, noise) = (random.Chance(person.Character.MeasuringChance), random.NextBell());
        if (measures && Find(person, Doing.Eating, 0, 2 * Minute) is { } moment)
        {
            said.Add(channel, moment, Value(person, moment, noise));
        }
    }

    private static void FeverTemperature(SensorDay said, PersonDay person, Channel channel)
    {
        foreach (var hour in FeverHours)
        {
            var random = person.Day.Random(Purpose.Thermometer, hour);
            var moment = LifeDay.OfMinute(hour * 60) + random.Next(0, 40 * Minute);
            var noise = random.NextBell();
            if (person.Condition.IllnessAt(person.Day.At(moment)).Fever > FeltFever && StayAt(person, moment) is { IsAsleep: false } stay && stay.Place != Place.Out && stay.Doing != Doing.OnFloor)
            {
                said.Add(channel, moment, Value(person, moment, noise));
            }
        }
    }

    private static double Value(PersonDay person, int moment, double noise) =>
        Math.Round(person.Condition.TemperatureAt(person.Day.At(moment), LifeDay.HourAt(moment)) + (0.1 * noise), 1);

    private static void BloodPressure(SensorDay said, PersonDay person, SensorBook book)
    {
        foreach (var after in (int[])[0, LifeDay.OfMinute(1020)])
        {
            var random = person.Day.Random(Purpose.Cuff, after);
            if (!random.Chance(person.Character.MeasuringChance) || Find(person, Doing.Eating, after, 6 * Minute) is not { } moment)
            {
                continue;
            }

            // The first of the day is a little high; one in four measures again a minute or two later.
            var repeats = random.Chance(0.25) ? 2 : 1;
            for (var i = 0; i < repeats; i++)
            {
                Cuff(said, person, book, random, moment, i == 0 ? 3 : 0);
                moment += random.Next(Minute, 3 * Minute);
            }
        }
    }

    private static void Cuff(SensorDay said, PersonDay person, SensorBook book, SeededRandom random, int moment, double high)
    {
        var ill = person.Condition.IllnessAt(person.Day.At(moment));
        var together = random.NextBell();
        said.Add(book.Of(HomeSensors.BloodPressureMonitor, Quantities.SystolicBloodPressure), moment, Math.Round(person.Character.Systolic + high - (6 * ill.Severity) + (7 * together)));
        said.Add(book.Of(HomeSensors.BloodPressureMonitor, Quantities.DiastolicBloodPressure), moment, Math.Round(person.Character.Diastolic + (high / 2) + (3 * together) + (2 * random.NextBell())));
        said.Add(book.Of(HomeSensors.BloodPressureMonitor, Quantities.PulseRate), moment, Math.Round(person.Character.RestingHeartRate + 3 + ill.HeartRate + (3 * random.NextBell())));
    }

    /// <summary>So long after the beginning of the first stay of this kind from a moment on; null when there is none, or it is over by then.</summary>
    private static int? Find(PersonDay person, Doing doing, int from, int delay)
    {
        foreach (var stay in person.Stays)
        {
            if (stay.Doing == doing && stay.From >= from)
            {
                return stay.From + delay < stay.To ? stay.From + delay : null;
            }
        }

        return null;
    }

    private static Stay StayAt(PersonDay person, int moment) => person.Stays.First(stay => stay.To > moment);
}
