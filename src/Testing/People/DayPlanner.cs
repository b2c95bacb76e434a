using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.People;

/// <summary>Draws the stays of one life day, without gaps: asleep at both ends, rising, meals, toilet, housework, rest, outings between. One caller at a time.</summary>
internal sealed partial class DayPlanner
{
    private const int Minute = LifeDay.Minute;
    private readonly LifeDay day;
    private readonly Character character;
    private readonly Mood mood;
    private readonly SeededRandom random;
    private readonly Walker walker;
    private readonly DayAgenda agenda;
    private int toiletDue;

    private DayPlanner(LifeDay day, Dwelling dwelling, Character character, Mood mood, DayAgenda agenda)
    {
        this.day = day;
        this.character = character;
        this.mood = mood;
        random = day.Random(Purpose.Plan);
        walker = new Walker(dwelling, random, mood.GaitSpeed, day.Length);
        this.agenda = agenda;
    }

    public static IReadOnlyList<Stay> Draw(LifeDay day, Dwelling dwelling, Character character, Mood mood, DayAgenda agenda)
    {
        var planner = new DayPlanner(day, dwelling, character, mood, agenda);
        planner.Live();
        return planner.walker.Stays;
    }

    private void Live()
    {
        walker.Begin(0, Place.Bedroom);
        Sleep(agenda.Wake);
        Morning();
        Free(agenda.Lunch);
        Meal(agenda.ColdLunch ? 7 : 17, 14);
        Nap();
        Free(agenda.Dinner);
        Meal(10, 12);
        Free(agenda.Bed - (18 * Minute));
        GoToBed();
        Sleep(day.Length);
    }

    private void Sleep(int until)
    {
        walker.Night = true;
        walker.Go(Place.Bedroom, Doing.Asleep, 0);
        var visits = (character.NightVisitRate + mood.NightVisits) / 2;
        while (walker.Now < until)
        {
            // A half-hour at a time: it may bring a way to the toilet, or a time awake.
            Bed(Doing.Asleep, Minutes(24, 37), until);
            if (until - walker.Now < 25 * Minute)
            {
                Bed(Doing.Asleep, until - walker.Now, until);
            }
            else if (random.Chance(visits))
            {
                walker.Go(Place.Toilet, Doing.OnToilet, Minutes(3, 7));
                Bed(Doing.AwakeInBed, Minutes(4, 18), until);
            }
            else if (random.Chance(character.WakingRate / 2))
            {
                Bed(Doing.AwakeInBed, Minutes(6, 30), until);
            }
        }
    }

    private void Bed(Doing doing, int length, int until) => walker.Go(Place.Bedroom, doing, Math.Min(length, until - walker.Now));

    private void Morning()
    {
        Bed(Doing.AwakeInBed, Minutes(4, 24), day.Length);
        walker.Night = false;
        Toilet();
        if (random.Chance(0.5))
        {
            walker.Go(Place.Bedroom, Doing.Pottering, Minutes(3, 9));
        }

        walker.Go(Place.Kitchen, Doing.Cooking, Minutes(5, 10));
        walker.Stay(Place.Kitchen, Doing.Eating, Minutes(10, 20));
        walker.Go(Place.Bathroom, Doing.Washing, Minutes(6, 13));
        walker.Go(Place.Bedroom, Doing.Pottering, Minutes(8, 17));
    }

    /// <summary>Cooks, eats at the kitchen table or, nearly as often, in the living room, and clears up.</summary>
    private void Meal(int cooking, int eating)
    {
        var appetite = 1 - (0.5 * mood.Illness);
        walker.Go(Place.Kitchen, Doing.Cooking, (int)(Minutes(cooking - 6, cooking + 7) * appetite));
        if (random.Chance(0.45))
        {
            walker.Go(Place.Living, Doing.Eating, (int)(Minutes(eating - 4, eating + 8) * appetite));
        }
        else
        {
            walker.Stay(Place.Kitchen, Doing.Eating, (int)(Minutes(eating - 4, eating + 8) * appetite));
        }

        walker.Go(Place.Kitchen, Doing.Pottering, Minutes(3, 10));
    }

    private void Nap()
    {
        if (random.Chance(character.NapChance + (0.5 * mood.Illness)))
        {
            walker.Go(Place.Living, Doing.Napping, Minutes(15, 50));
        }
    }

    private void GoToBed()
    {
        walker.Go(Place.Bathroom, Doing.Washing, Minutes(3, 8));
        walker.Go(Place.Bedroom, Doing.Pottering, Minutes(4, 10));
        walker.Night = true;
        Bed(Doing.AwakeInBed, Minutes(8, 34), day.Length);
    }

    /// <summary>A time from so many to below so many minutes, to the millisecond.</summary>
    private int Minutes(int from, int to) => random.Next(Math.Max(0, from) * Minute, Math.Max(1, to) * Minute);
}
