using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>
/// Passive infrared sensors: they see movement, not people. Each has a hold time in which it says nothing more, corners it does not see, and misses who passes quickly; guests and pets set it off like the resident.
/// </summary>
internal static class MotionSensors
{
    private const int Second = LifeDay.Second;

    public static void Write(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings)
    {
        List<int> seen = [];
        List<Happening> pets = [.. happenings.Where(happening => happening.Kind == HappeningKinds.Pet && happening.During.From < person.Day.End && happening.During.To > person.Day.Start)];
        foreach (var room in person.Dwelling.Rooms)
        {
            seen.Clear();
            var traits = person.Day.Random(Purpose.Motion, -1 - (long)room);
            See(seen, person, room);
            SeeGuests(seen, person, room);
            SeePet(seen, person, room, pets);
            seen.Sort();
            Report(said, book.Of(HomeSensors.Rooms[room], Quantities.Motion), seen, traits.Next(52, 70) * Second);
        }
    }

    private static void Report(SensorDay said, Channel channel, List<int> seen, int hold)
    {
        var next = 0;
        foreach (var moment in seen)
        {
            if (moment >= next)
            {
                said.Add(channel, moment, 1);
                next = moment + hold;
            }
        }
    }

    /// <summary>Who comes in is seen within two seconds, so the time between two sensors carries the walking speed.</summary>
    private static void See(List<int> seen, PersonDay person, Place room)
    {
        for (var i = 0; i < person.Stays.Count; i++)
        {
            var stay = person.Stays[i];
            var seconds = Effort.SecondsBetweenMovements(stay.Doing);
            if (stay.Place != room || seconds <= 0)
            {
                continue;
            }

            var random = person.Day.Random(Purpose.Motion, stay.From + ((long)room << 32));
            var entered = i > 0 && person.Stays[i - 1].Place != room;
            var moment = stay.From + (entered ? random.Next(300, 1500) : (int)(seconds * random.NextDouble() * 1000));
            var noticed = SeenShare(stay.Doing);
            while (moment < stay.To)
            {
                if (random.Chance(noticed))
                {
                    seen.Add(moment);
                }

                moment += (int)(seconds * (0.3 + (1.4 * random.NextDouble())) * 1000);
            }
        }
    }

    private static double SeenShare(Doing doing) => doing switch
    {
        Doing.Walking => 0.9,
        Doing.Asleep or Doing.AwakeInBed => 0.75,
        Doing.Resting or Doing.Napping => 0.7,
        _ => 0.85,
    };

    private static void SeeGuests(List<int> seen, PersonDay person, Place room)
    {
        var seconds = room switch { Place.Living => 130, Place.Kitchen => 700, Place.Bathroom => 4500, Place.Hall => 2500, _ => 0 };
        foreach (var visit in person.Guests)
        {
            var random = person.Day.Random(Purpose.GuestMotion, visit.From + ((long)room << 32));
            if (room == Place.Hall)
            {
                seen.Add(visit.From + (2 * Second));
                seen.Add(visit.To - (6 * Second));
            }

            for (var moment = visit.From + (20 * Second); seconds > 0;)
            {
                moment += (int)(seconds * 2 * random.NextDouble() * 1000 / visit.People);
                if (moment >= visit.To)
                {
                    break;
                }

                seen.Add(moment);
            }
        }
    }

    /// <summary>A pet roams at all hours, less in rooms with closed doors.</summary>
    private static void SeePet(List<int> seen, PersonDay person, Place room, List<Happening> pets)
    {
        var share = room switch { Place.Living => 0.4, Place.Kitchen => 0.25, Place.Hall => 0.25, Place.Bedroom => 0.1, _ => 0 };
        if (share <= 0 || (person.Character.PetRate <= 0 && pets.Count == 0))
        {
            return;
        }

        var random = person.Day.Random(Purpose.Pet, (long)room);
        for (var moment = 0; moment < person.Day.Length; moment += LifeDay.Minute)
        {
            var at = moment + random.Next(0, LifeDay.Minute);
            if (random.NextDouble() < PetRateAt(person, at, pets) * share / 60)
            {
                seen.Add(at);
            }
        }
    }

    private static double PetRateAt(PersonDay person, int moment, List<Happening> pets)
    {
        foreach (var pet in pets)
        {
            if (pet.During.Contains(person.Day.At(moment)))
            {
                return pet.AmountOrUsual;
            }
        }

        return person.Character.PetRate;
    }
}
