using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.People;

/// <summary>One life day as it truly is, before any sensor looks: where the resident is and does what, who visits, and how the resident fares.</summary>
internal sealed class PersonDay(LifeDay day, Dwelling dwelling, Character character, Condition condition, Season season, IReadOnlyList<Stay> stays, IReadOnlyList<Visit> guests)
{
    public LifeDay Day { get; } = day;

    public Dwelling Dwelling { get; } = dwelling;

    public Character Character { get; } = character;

    public Condition Condition { get; } = condition;

    public Season Season { get; } = season;

    /// <summary>From start to end of the day, without gaps.</summary>
    public IReadOnlyList<Stay> Stays { get; } = stays;

    public IReadOnlyList<Visit> Guests { get; } = guests;

    /// <summary>People in a room: the resident, and guests, who sit in the living room.</summary>
    public int PeopleIn(Place place, Stay stay, int moment)
    {
        var people = stay.Place == place ? 1 : 0;
        return place == Place.Living ? people + GuestsAt(moment) : people;
    }

    public int GuestsAt(int moment)
    {
        var people = 0;
        foreach (var visit in Guests)
        {
            people += moment >= visit.From && moment < visit.To ? visit.People : 0;
        }

        return people;
    }
}
