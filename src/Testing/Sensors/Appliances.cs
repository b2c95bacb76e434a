using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>Measuring plugs of stove, kettle and television: they speak when the power changes, every ten minutes while it is on, and each hour.</summary>
internal static class Appliances
{
    private const int Second = LifeDay.Second;
    private const int Minute = LifeDay.Minute;

    public static void Write(SensorDay said, PersonDay person, SensorBook book)
    {
        Stove(said, person, book.Of(HomeSensors.Stove, Quantities.StovePower));
        Kettle(said, person, book.Of(HomeSensors.Kettle, Quantities.Power));
        Television(said, person, book.Of(HomeSensors.Television, Quantities.Power));
    }

    /// <summary>On for cooking from late morning on, and off when the cook leaves; whoever falls at the stove cannot turn it off.</summary>
    private static void Stove(SensorDay said, PersonDay person, Channel channel)
    {
        var hours = new HourlyZeros(said, channel, 11);
        for (var i = 0; i < person.Stays.Count; i++)
        {
            var stay = person.Stays[i];
            if (stay is { Place: Place.Kitchen, Doing: Doing.Cooking } && stay.From > 6 * LifeDay.Hour)
            {
                var random = person.Day.Random(Purpose.Appliance, stay.From);
                var on = stay.From + random.Next(40 * Second, 150 * Second);
                var off = on + random.Next(7 * Minute, 26 * Minute);
                var cannot = i + 1 < person.Stays.Count && person.Stays[i + 1].Doing == Doing.OnFloor;
                off = cannot ? off : Math.Min(off, stay.To);
                if (on < stay.To)
                {
                    hours.On(on, off, 900 + random.Next(0, 900), 3 * Minute);
                }
            }
        }

        hours.Finish(person.Day.Length);
    }

    private static void Kettle(SensorDay said, PersonDay person, Channel channel)
    {
        var hours = new HourlyZeros(said, channel, 23);
        foreach (var stay in person.Stays)
        {
            if (stay.Place == Place.Kitchen && stay.Doing is Doing.Cooking or Doing.Pottering)
            {
                var random = person.Day.Random(Purpose.Appliance, 1 + stay.From);
                var on = stay.From + random.Next(15 * Second, 90 * Second);
                if (random.Chance(stay.From < 6 * LifeDay.Hour && stay.Doing == Doing.Cooking ? 0.85 : 0.16) && on < stay.To)
                {
                    hours.On(on, on + random.Next(110 * Second, 240 * Second), 1950 + random.Next(0, 160), 10 * Minute);
                }
            }
        }

        hours.Finish(person.Day.Length);
    }

    /// <summary>On from the first rest after half past five until the resident goes to bed or out.</summary>
    private static void Television(SensorDay said, PersonDay person, Channel channel)
    {
        var hours = new HourlyZeros(said, channel, 41);
        int? on = null;
        foreach (var stay in person.Stays)
        {
            var watches = stay is { Place: Place.Living, Doing: Doing.Resting } && stay.From > LifeDay.OfMinute(1050);
            if (watches && on is null)
            {
                on = stay.From + (12 * Second);
            }
            else if (on is { } since && (stay.Night || stay.Place == Place.Out))
            {
                hours.On(since, stay.From, 84, 10 * Minute);
                on = null;
            }
        }

        if (on is { } still)
        {
            hours.On(still, person.Day.Length, 84, 10 * Minute);
        }

        hours.Finish(person.Day.Length);
    }
}
