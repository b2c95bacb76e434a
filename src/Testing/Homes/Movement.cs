using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Homes;

/// <summary>What motion, door and bed sensors see of a day.</summary>
internal static class Movement
{
    public static void Write(DayScript day, IReadOnlyList<Stay> stays)
    {
        for (var i = 0; i < stays.Count; i++)
        {
            var stay = stays[i];
            if (stay.Place == Place.Out)
            {
                Door(day, stay);
            }
            else
            {
                Motion(day, stay);
            }

            if (stay.Place == Place.Kitchen)
            {
                Fridge(day, stay);
            }

            if (i > 0 && stay.Asleep != stays[i - 1].Asleep)
            {
                day.Add(HomeSensors.Bed, Quantities.BedOccupancy, stay.From + 3, stay.Asleep ? 1 : 0);
            }
        }
    }

    private static void Motion(DayScript day, Stay stay)
    {
        var sensor = HomeSensors.Rooms[stay.Place];
        var second = stay.From + (stay.Asleep ? day.Random.Next(300, 1500) : 2);
        while (second < stay.To)
        {
            day.Add(sensor, Quantities.Motion, second, 1);
            second += stay switch
            {
                { Asleep: true } => day.Random.Next(1200, 4200),
                { Place: Place.Living } => day.Random.Next(60, 300),
                { Place: Place.Kitchen } => day.Random.Next(25, 80),
                _ => day.Random.Next(30, 100),
            };
        }
    }

    private static void Door(DayScript day, Stay outing)
    {
        foreach (var opening in (int[])[outing.From, outing.To - 12])
        {
            day.Add(HomeSensors.FrontDoor, Quantities.Contact, opening, 1);
            day.Add(HomeSensors.FrontDoor, Quantities.Contact, opening + day.Random.Next(5, 11), 0);
        }
    }

    private static void Fridge(DayScript day, Stay stay)
    {
        var openings = (stay.To - stay.From) / 600;
        for (var i = 0; i < openings; i++)
        {
            var second = stay.From + (i * 600) + day.Random.Next(30, 500);
            day.Add(HomeSensors.FridgeDoor, Quantities.Contact, second, 1);
            day.Add(HomeSensors.FridgeDoor, Quantities.Contact, second + day.Random.Next(6, 30), 0);
        }
    }
}
