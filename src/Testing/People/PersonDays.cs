using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.People;

/// <summary>The life of one person, any day of it at any time: a day depends on the seed, the home's number, the date and what happens, never on a day asked for before. One caller at a time.</summary>
internal sealed class PersonDays
{
    private const int KeptDays = 3;
    private readonly ulong seed;
    private readonly int home;
    private readonly LocalTime localTime;
    private readonly Season season;
    private readonly List<Happening> interrupting;
    private readonly List<Happening> visits;
    private readonly Dictionary<DateOnly, PersonDay> days = [];

    public PersonDays(ulong seed, int home, LocalTime localTime, Dwelling dwelling, IReadOnlyList<Happening> happenings)
    {
        this.seed = seed;
        this.home = home;
        this.localTime = localTime;
        Dwelling = dwelling;
        Character = Character.Draw(SeededRandom.For(seed, home, (long)Purpose.Character));
        Condition = new Condition(Character, seed, home, happenings);
        season = new Season(seed);
        interrupting = [.. happenings.Where(happening => happening.Kind.Scope == HappeningScope.Resident).OrderBy(happening => happening.During.From)];
        visits = [.. happenings.Where(happening => happening.Kind == HappeningKinds.Visitors)];
    }

    public Dwelling Dwelling { get; }

    public Character Character { get; }

    public Condition Condition { get; }

    public PersonDay On(DateOnly date)
    {
        if (!days.TryGetValue(date, out var day))
        {
            foreach (var old in days.Keys.Where(other => Math.Abs(other.DayNumber - date.DayNumber) >= KeptDays).ToList())
            {
                days.Remove(old);
            }

            days[date] = day = Draw(date);
        }

        return day;
    }

    private PersonDay Draw(DateOnly date)
    {
        var day = new LifeDay(seed, home, localTime, date);
        var mood = Mood.Of(date, day.Start, Character, Condition);
        var agenda = DayAgenda.Draw(day, Character, mood);
        var plan = DayPlanner.Draw(day, Dwelling, Character, mood, agenda);
        var stays = new Interruptions(day, Dwelling, Character, mood.GaitSpeed).Apply(plan, interrupting);

        // Nobody opens to a guest who comes while the resident is away.
        List<Visit> guests = [.. agenda.Guests.Where(visit => stays.First(stay => stay.To > visit.From).Place != Place.Out)];
        foreach (var visit in visits)
        {
            var (from, to) = (OpensFrom(stays, day.Clip(visit.During.From)), day.Clip(visit.During.To));
            if (to > from)
            {
                guests.Add(new Visit(from, to, (int)Math.Round(visit.AmountOrUsual)));
            }
        }

        return new PersonDay(day, Dwelling, Character, Condition, season, stays, guests);
    }

    /// <summary>The first moment, from one on, at which the resident is at home and lets guests in; the end of time when there is none that day.</summary>
    private static int OpensFrom(IReadOnlyList<Stay> stays, int moment)
    {
        foreach (var stay in stays)
        {
            if (stay.To > moment && stay.Place != Place.Out)
            {
                return Math.Max(moment, stay.From);
            }
        }

        return int.MaxValue;
    }
}
