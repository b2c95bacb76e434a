using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>
/// Mats under the mattress and on the chair. They answer a few seconds late, lose whoever turns over for a moment, and take a heavy bag for a person; the one in the bed counts movements and
/// breaths every five minutes.
/// </summary>
internal static class BedAndChair
{
    private const int Second = LifeDay.Second;
    private const int Tick = 5 * LifeDay.Minute;

    public static void Write(SensorDay said, PersonDay person, SensorBook book)
    {
        var occupancy = book.Of(HomeSensors.Bed, Quantities.BedOccupancy);
        InBed(said, person, occupancy);
        Bag(said, person, occupancy);
        Breaths(said, person, book.Of(HomeSensors.Bed, Quantities.BedMovement), book.Of(HomeSensors.Bed, Quantities.RespiratoryRate));
        InChair(said, person, book.Of(HomeSensors.Chair, Quantities.ChairOccupancy));
    }

    private static void InBed(SensorDay said, PersonDay person, Channel channel)
    {
        var edges = new MatEdges();
        for (var i = 0; i < person.Stays.Count; i++)
        {
            var stay = person.Stays[i];
            var random = person.Day.Random(Purpose.Bed, stay.From);
            if (i > 0 && stay.InBed != person.Stays[i - 1].InBed)
            {
                edges.Add(stay.From + random.Next(800, 5 * Second), stay.InBed);
            }

            for (var moment = stay.From + random.Next(LifeDay.Minute, 30 * LifeDay.Minute); stay.InBed && moment < stay.To - LifeDay.Minute; moment += 30 * LifeDay.Minute)
            {
                if (random.Chance(0.012))
                {
                    said.Add(channel, moment, 0);
                    said.Add(channel, moment + random.Next(3 * Second, 20 * Second), 1);
                }
            }
        }

        edges.Say(said, channel);
    }

    /// <summary>On one day in a hundred something heavy lies on the bed for a while.</summary>
    private static void Bag(SensorDay said, PersonDay person, Channel channel)
    {
        var random = person.Day.Random(Purpose.Bed, -1);
        var from = LifeDay.OfMinute(random.Next(600, 900));
        var to = from + random.Next(20 * LifeDay.Minute, 110 * LifeDay.Minute);
        if (random.Chance(0.01) && !StayAt(person, from).InBed)
        {
            said.Add(channel, from, 1);
            if (!StayAt(person, to).InBed)
            {
                said.Add(channel, to, 0);
            }
        }
    }

    private static Stay StayAt(PersonDay person, int moment)
    {
        foreach (var stay in person.Stays)
        {
            if (stay.To > moment)
            {
                return stay;
            }
        }

        return person.Stays[^1];
    }

    private static void Breaths(SensorDay said, PersonDay person, Channel movement, Channel breaths)
    {
        var random = person.Day.Random(Purpose.Bed, -2);
        var current = 0;
        for (var moment = Tick; moment < person.Day.Length; moment += Tick)
        {
            while (person.Stays[current].To <= moment)
            {
                current++;
            }

            // Drawn whether needed or not, so that a change now moves nothing later.
            var (restless, noise) = (random.NextDouble(), random.NextBell());
            var stay = person.Stays[current];
            if (!stay.InBed || stay.From > moment - LifeDay.Minute)
            {
                continue;
            }

            said.Add(movement, moment, stay.IsAsleep ? Math.Floor(Math.Max(0, (restless * 5) - 2.2)) : 1 + Math.Floor(restless * 7));
            if (stay.IsAsleep)
            {
                var ill = person.Condition.IllnessAt(person.Day.At(moment)).Breaths;
                said.Add(breaths, moment, Math.Max(9, Math.Round(person.Character.RespiratoryRate + ill + (0.9 * noise))));
            }
        }
    }

    private static void InChair(SensorDay said, PersonDay person, Channel channel)
    {
        var edges = new MatEdges();
        var wasIn = false;
        for (var i = 0; i < person.Stays.Count; i++)
        {
            var stay = person.Stays[i];
            var isIn = stay.Place == Place.Living && stay.Doing is Doing.Resting or Doing.Napping or Doing.Still;
            if (i > 0 && isIn != wasIn)
            {
                var random = person.Day.Random(Purpose.Chair, stay.From);
                edges.Add(stay.From + random.Next(500, isIn ? 12 * Second : 3 * Second), isIn);
            }

            wasIn = isIn;
        }

        edges.Say(said, channel);
    }
}
