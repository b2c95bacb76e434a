namespace AgeingMonitor.Testing.People;

/// <content>Hours without a fixed thing to do: rest, errands from room to room, the toilet, a way out.</content>
internal sealed partial class DayPlanner
{
    /// <summary>Hours without a fixed thing to do.</summary>
    private void Free(int until)
    {
        while (until - walker.Now > 4 * Minute)
        {
            if (agenda.TryTakeOuting(walker.Now, until, out var length))
            {
                GoOut(length);
            }
            else if (walker.Now >= toiletDue)
            {
                Toilet();
            }
            else if (random.Chance(0.33 / mood.Activity))
            {
                Rest(until);
            }
            else
            {
                Errand(until);
            }
        }
    }

    private void Rest(int until)
    {
        var isEvening = walker.Now > agenda.Dinner;
        var minutes = isEvening ? Minutes(12, 42) : Minutes(8, 31);
        walker.Go(Place.Living, Doing.Resting, Math.Min((int)(minutes / mood.Activity), until - walker.Now));
    }

    /// <summary>A short thing somewhere; several in a row when the house is tidied.</summary>
    private void Errand(int until)
    {
        var rounds = random.Chance(0.22) ? random.Next(2, 5) : 1;
        for (var i = 0; i < rounds && until - walker.Now > 4 * Minute; i++)
        {
            var (place, minutes) = random.Next(0, 20) switch
            {
                < 8 => (Place.Kitchen, Minutes(1, 6)),
                < 12 => (Place.Living, Minutes(2, 6)),
                < 15 => (Place.Bedroom, Minutes(1, 7)),
                < 18 => (Place.Hall, random.Next(20, 150) * LifeDay.Second),
                _ => (Place.Bathroom, Minutes(1, 4)),
            };
            walker.Go(place, Doing.Pottering, minutes);
        }
    }

    private void GoOut(int length)
    {
        walker.Go(Place.Hall, Doing.Pottering, Minutes(1, 3));
        walker.Go(Place.Out, Doing.Out, length);
        walker.Go(Place.Hall, Doing.Pottering, Minutes(1, 3));
    }

    private void Toilet()
    {
        walker.Go(Place.Toilet, Doing.OnToilet, Minutes(2, 7));
        var usual = character.ToiletMinutes / (1 + mood.NightVisits);
        toiletDue = walker.Now + (int)(usual * (0.6 + (0.7 * random.NextDouble())) * Minute);
    }
}
