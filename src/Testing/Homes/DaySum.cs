using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Counts over the stays of life days, as far as they lie within a time. What begins in it is counted in it. One caller at a time.</summary>
internal sealed class DaySum(TimeRange during)
{
    /// <summary>Milliseconds asleep.</summary>
    public double Asleep { get; private set; }

    /// <summary>Milliseconds out, hospital included.</summary>
    public double Out { get; private set; }

    public double Steps { get; private set; }

    public int BedExits { get; private set; }

    public int Transitions { get; private set; }

    public int BathroomVisits { get; private set; }

    public int Outings { get; private set; }

    public void Add(PersonDay person)
    {
        var (first, last) = (person.Day.Clip(during.From), person.Day.Clip(during.To));
        for (var i = 0; i < person.Stays.Count; i++)
        {
            var stay = person.Stays[i];
            double length = Math.Min(stay.To, last) - Math.Max(stay.From, first);
            if (length <= 0)
            {
                continue;
            }

            Asleep += stay.IsAsleep ? length : 0;
            Out += stay.Place == Place.Out ? length : 0;
            Steps += Effort.Steps(stay.Doing) * length / LifeDay.Minute;
            if (i > 0 && stay.From >= first)
            {
                Count(person.Stays[i - 1], stay);
            }
        }
    }

    private void Count(Stay before, Stay stay)
    {
        BedExits += before.InBed && !stay.InBed && stay.Night ? 1 : 0;
        if (before.Place == stay.Place)
        {
            return;
        }

        Transitions += before.Place != Place.Out && stay.Place != Place.Out ? 1 : 0;
        BathroomVisits += stay.Place is Place.Bathroom or Place.Toilet ? 1 : 0;
        Outings += stay.Place == Place.Out ? 1 : 0;
    }
}
