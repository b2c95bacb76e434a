using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.People;

/// <summary>Writes stays one after another, with the ways between them. Each way takes as long as its metres and the walking speed ask. One caller at a time.</summary>
internal sealed class Walker(Dwelling dwelling, SeededRandom random, double metresEachSecond, int limit)
{
    private readonly List<Stay> stays = [];

    public int Now { get; private set; }

    public Place At { get; private set; }

    public bool Night { get; set; }

    public IReadOnlyList<Stay> Stays => stays;

    /// <summary>Begins at a moment in a place.</summary>
    public void Begin(int moment, Place place) => (Now, At) = (moment, dwelling.RoomOf(place));

    /// <summary>Walks to a place and stays for a time; cut at the limit.</summary>
    public void Go(Place place, Doing doing, int length)
    {
        place = dwelling.RoomOf(place);
        if (place != At)
        {
            Walk(place);
        }

        Stay(place, doing, length);
    }

    public void Stay(Place place, Doing doing, int length)
    {
        var to = Math.Min(limit, Now + length);
        if (to > Now)
        {
            stays.Add(new Stay(Now, to, place, doing, Night));
            Now = to;
        }

        At = place;
    }

    /// <summary>Milliseconds through the hall.</summary>
    public int WayTo(Place place)
    {
        var metres = dwelling.HallMetres(At == Place.Out ? Place.Hall : At, place == Place.Out ? Place.Hall : place);
        return (int)(metres / metresEachSecond * 1000);
    }

    private void Walk(Place place)
    {
        var way = WayTo(place);
        if (way > 0 && At != Place.Hall && place != Place.Hall)
        {
            // Steps vary from one passage to the next by a few percent; now and then somebody stops on the way.
            var length = way * (0.94 + (0.12 * random.NextDouble()));
            Stay(Place.Hall, Doing.Walking, (int)length + (random.Chance(0.06) ? random.Next(5, 60) * LifeDay.Second : 0));
        }
    }
}
