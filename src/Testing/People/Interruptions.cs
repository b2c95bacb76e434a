using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.People;

/// <summary>
/// What happens to the resident put over the plan of the day: before it the plan is untouched, after it the plan goes on where it would be by then. Where a happening has a place, the way there
/// is walked just before its start.
/// </summary>
internal sealed partial class Interruptions(LifeDay day, Dwelling dwelling, Character character, double gaitSpeed)
{
    private const int Second = LifeDay.Second;
    private const int LongestLead = 180 * Second;
    private const int CallLength = 120 * Second;

    public IReadOnlyList<Stay> Apply(IReadOnlyList<Stay> plan, IReadOnlyList<Happening> happenings)
    {
        foreach (var happening in happenings)
        {
            if (happening.During.From < day.End && (happening.During.To > day.Start || happening.During.From >= day.Start))
            {
                plan = Apply(plan, happening);
            }
        }

        return plan;
    }

    private IReadOnlyList<Stay> Apply(IReadOnlyList<Stay> plan, Happening happening)
    {
        var (from, to) = (day.Clip(happening.During.From), day.Clip(happening.During.To));
        return happening.Kind.Name switch
        {
            "restless-night" => Restless(plan, happening),
            "help-call" => Call(plan, happening, from),
            _ when to <= from => plan,
            "fall" => Put(plan, happening, from, to, PlaceOf(happening) ?? Inside(plan, from), Doing.OnFloor),
            "sitting-still" => Put(plan, happening, from, to, PlaceOf(happening) ?? Inside(plan, from), Doing.Still),
            "sleeping-in" => Put(plan, happening, from, to, Place.Bedroom, Doing.Asleep),
            "out-at-night" or "outing" => Put(plan, happening, from, to, Place.Out, Doing.Out),
            "hospital-stay" => Put(plan, happening, from, to, Place.Out, Doing.InHospital),
            "wandering" => Wander(plan, from, to),
            _ => plan,
        };
    }

    private static Place? PlaceOf(Happening happening) => happening.Room switch
    {
        Contracts.Homes.RoomKind.Bedroom => Place.Bedroom,
        Contracts.Homes.RoomKind.Bathroom => Place.Bathroom,
        Contracts.Homes.RoomKind.Kitchen => Place.Kitchen,
        Contracts.Homes.RoomKind.Living => Place.Living,
        Contracts.Homes.RoomKind.Hall or Contracts.Homes.RoomKind.Entrance => Place.Hall,
        _ => null,
    };

    /// <summary>Where the resident is; in the hall when out, so that it happens at the door.</summary>
    private static Place Inside(IReadOnlyList<Stay> plan, int moment)
    {
        var place = plan[IndexAt(plan, moment)].Place;
        return place == Place.Out ? Place.Hall : place;
    }

    /// <summary>Out of doors the pendant is out of reach: whoever calls has just come in. From hospital nobody comes for it.</summary>
    private IReadOnlyList<Stay> Call(IReadOnlyList<Stay> plan, Happening happening, int from) => plan[IndexAt(plan, from)] is { Place: Place.Out, Doing: not Doing.InHospital }
        ? Put(plan, happening, from, Math.Min(day.Length, from + CallLength), Place.Hall, Doing.Pottering)
        : plan;

    private static int IndexAt(IReadOnlyList<Stay> plan, int moment)
    {
        var i = 0;
        while (i < plan.Count - 1 && plan[i].To <= moment)
        {
            i++;
        }

        return i;
    }

    private List<Stay> Put(IReadOnlyList<Stay> plan, Happening happening, int from, int to, Place place, Doing doing)
    {
        place = dwelling.RoomOf(place);
        var before = plan[IndexAt(plan, Math.Max(0, from - 1))];
        var lead = happening.During.From < day.Start ? 0 : LeadOf(before, place, doing);
        var walker = new Walker(dwelling, day.Random(Purpose.Interruption, from), gaitSpeed, from);
        if (lead > 0 && place != before.Place)
        {
            // Slow walkers in large houses set out earlier.
            walker.Begin(from, before.Place);
            lead = Math.Clamp((walker.WayTo(place) * 107 / 100) + InRoom(place) + (8 * Second), lead, LongestLead);
        }

        var begin = Math.Max(0, from - lead);
        walker.Begin(begin, plan[IndexAt(plan, begin)].Place);
        walker.Night = before.Night;
        if (lead > 0)
        {
            Approach(walker, before, place, from);
        }

        return Splice(plan, begin, to, [.. walker.Stays, new Stay(from, to, place, doing, before.Night && doing != Doing.InHospital)]);
    }

    /// <summary>Time before the start that the way takes: rising and dressing, the hall, a few seconds in the room.</summary>
    private static int LeadOf(Stay before, Place place, Doing doing)
    {
        if (before.Place == place || doing is Doing.Asleep)
        {
            return before.InBed && doing is Doing.OnFloor ? 8 * Second : 0;
        }

        return (place == Place.Out ? (before.InBed ? 180 : 60) : (before.InBed ? 70 : 30)) * Second;
    }

    private static int InRoom(Place place) => place is Place.Out or Place.Hall ? 20 * Second : 8 * Second;

    private static void Approach(Walker walker, Stay before, Place place, int from)
    {
        var way = place == before.Place ? 0 : walker.WayTo(place) + (5 * Second);
        walker.Stay(walker.At, Doing.Pottering, Math.Max(3 * Second, from - walker.Now - way - InRoom(place)));
        walker.Go(place == Place.Out ? Place.Hall : place, Doing.Pottering, from - walker.Now);
        walker.Stay(walker.At, Doing.Pottering, from - walker.Now);
    }

    /// <summary>The plan up to a moment, then the stays put in, then the plan from another moment on, with the way back.</summary>
    private List<Stay> Splice(IReadOnlyList<Stay> plan, int from, int to, IReadOnlyList<Stay> put)
    {
        List<Stay> result = [];
        foreach (var stay in plan)
        {
            if (stay.From < from)
            {
                result.Add(stay with { To = Math.Min(stay.To, from) });
            }
        }

        result.AddRange(put);
        if (to < day.Length)
        {
            AddRest(result, plan, to);
        }

        return result;
    }

    private void AddRest(List<Stay> result, IReadOnlyList<Stay> plan, int to)
    {
        var i = IndexAt(plan, to);
        var resumed = plan[i];
        var at = result.Count > 0 ? result[^1].Place : resumed.Place;
        var walker = new Walker(dwelling, day.Random(Purpose.Interruption, to), gaitSpeed, resumed.To);
        walker.Begin(to, at);
        walker.Night = resumed.Night;
        walker.Go(resumed.Place, resumed.Doing, resumed.To - to);
        result.AddRange(walker.Stays);
        for (i++; i < plan.Count; i++)
        {
            result.Add(plan[i]);
        }
    }
}
