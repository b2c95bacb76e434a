using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>Reed contacts of front door and fridge: they bounce now and then, and a door that is not pushed shut stays open for a while. The flush sensor is here too: it hears the cistern.</summary>
internal static class ContactSensors
{
    private const int Second = LifeDay.Second;

    public static void Write(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings)
    {
        FrontDoor(said, person, book.Of(HomeSensors.FrontDoor, Quantities.Contact), happenings);
        Fridge(said, person, book.Of(HomeSensors.FridgeDoor, Quantities.Contact));
        Flush(said, person, book.Of(HomeSensors.Flush, Quantities.ToiletFlush));
    }

    private static void FrontDoor(SensorDay said, PersonDay person, Channel channel, IReadOnlyList<Happening> happenings)
    {
        for (var i = 1; i < person.Stays.Count; i++)
        {
            var (before, stay) = (person.Stays[i - 1], person.Stays[i]);
            if ((before.Place == Place.Out) == (stay.Place == Place.Out))
            {
                continue;
            }

            var random = person.Day.Random(Purpose.FrontDoor, stay.From);
            if (!IsLeftOpen(happenings, person.Day, stay.From))
            {
                Open(said, channel, random, stay.From, random.Next(3 * Second, 9 * Second));
            }
            else
            {
                said.Add(channel, stay.From, stay.Place == Place.Out ? 1 : 0);
            }
        }

        foreach (var stay in person.Stays)
        {
            // A neighbour, a parcel, the weather: the door is opened without going out.
            var random = person.Day.Random(Purpose.FrontDoor, -(1L << 40) - stay.From);
            var moment = stay.From + random.Next(5 * Second, 20 * Second);
            if (stay is { Place: Place.Hall, Doing: Doing.Pottering, Night: false } && random.Chance(0.3) && moment < stay.To)
            {
                Open(said, channel, random, moment, random.Next(5 * Second, 60 * Second));
            }
        }

        foreach (var visit in person.Guests)
        {
            foreach (var moment in (int[])[visit.From, visit.To])
            {
                if (moment > 0 && moment < person.Day.Length)
                {
                    var random = person.Day.Random(Purpose.FrontDoor, -1 - moment);
                    Open(said, channel, random, moment, random.Next(6 * Second, 30 * Second));
                }
            }
        }
    }

    /// <summary>Whether a happening leaves the door open over this moment, or ends with it.</summary>
    private static bool IsLeftOpen(IReadOnlyList<Happening> happenings, LifeDay day, int moment)
    {
        foreach (var happening in happenings)
        {
            if (happening.Kind == HappeningKinds.OutAtNight && happening.MannerOrFirst == "door-left-open"
                && (day.Clip(happening.During.From) == moment || day.Clip(happening.During.To) == moment))
            {
                return true;
            }
        }

        return false;
    }

    private static void Fridge(SensorDay said, PersonDay person, Channel channel)
    {
        foreach (var stay in person.Stays)
        {
            var minutes = stay.Place != Place.Kitchen ? 0 : stay.Doing switch { Doing.Cooking => 4.5, Doing.Pottering => 5, Doing.Eating => 20, _ => 0 };
            if (minutes <= 0)
            {
                continue;
            }

            var random = person.Day.Random(Purpose.Fridge, stay.From);
            var moment = stay.From;
            while (true)
            {
                moment += (10 * Second) + (int)(minutes * 2 * random.NextDouble() * LifeDay.Minute);
                var open = random.Chance(0.008) ? random.Next(2 * LifeDay.Minute, 9 * LifeDay.Minute) : random.Next(4 * Second, 22 * Second);
                if (moment >= stay.To)
                {
                    break;
                }

                Open(said, channel, random, moment, open);
                moment += open;
            }
        }
    }

    /// <summary>Open and closed again; three in a hundred bounce: the contact closes and opens once more within half a second.</summary>
    private static void Open(SensorDay said, Channel channel, SeededRandom random, int moment, int length)
    {
        said.Add(channel, moment, 1);
        if (random.Chance(0.03))
        {
            var bounce = random.Next(60, 400);
            said.Add(channel, moment + bounce, 0);
            said.Add(channel, moment + bounce + 50, 1);
        }

        said.Add(channel, moment + length, 0);
    }

    private static void Flush(SensorDay said, PersonDay person, Channel channel)
    {
        foreach (var stay in person.Stays)
        {
            if (stay.Doing == Doing.OnToilet)
            {
                // Counted from the coming, not from the leaving: what happens later changes nothing before it.
                var random = person.Day.Random(Purpose.Flush, stay.From);
                var moment = stay.From + random.Next(60 * Second, 115 * Second);
                if (moment < stay.To && random.Chance(0.93))
                {
                    said.Add(channel, moment, 1);
                }
            }
        }
    }
}
