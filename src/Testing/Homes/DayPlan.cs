using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Homes;

/// <summary>The stays of one person and day, from midnight to midnight without gaps: asleep at both ends, meals, toilet, housework and rest between, on some days an outing. One caller at a time.</summary>
internal sealed class DayPlan
{
    private const int Minute = 60;
    private readonly List<Stay> stays = [];
    private readonly HomeCharacter character;
    private readonly SeededRandom random;
    private readonly int dayLength;
    private int now;

    private DayPlan(HomeCharacter character, SeededRandom random, int dayLength)
    {
        this.character = character;
        this.random = random;
        this.dayLength = dayLength;
    }

    /// <summary>Draws a day of so many seconds (the days of a clock change have an hour less or more).</summary>
    public static IReadOnlyList<Stay> Draw(HomeCharacter character, SeededRandom random, int dayLength)
    {
        var plan = new DayPlan(character, random, dayLength);
        plan.Night();
        plan.Morning();
        plan.Afternoon();
        plan.Evening();
        return plan.stays;
    }

    private void Night()
    {
        var wake = (character.WakeMinute + random.Next(-15, 16)) * Minute;
        var night = wake - (90 * Minute);
        for (var visit = 0; visit < character.NightVisits; visit++)
        {
            var part = night / character.NightVisits;
            SleepUntil((45 * Minute) + (visit * part) + random.Next(0, Math.Max(1, part - (30 * Minute))));
            GoTo(Place.Bathroom, random.Next(3 * Minute, 7 * Minute));
            Pass(Place.Hall);
        }

        SleepUntil(wake);
    }

    private void Morning()
    {
        GoTo(Place.Bathroom, random.Next(12 * Minute, 22 * Minute));
        GoTo(Place.Kitchen, random.Next(25 * Minute, 40 * Minute));
        Occupy(character.LunchMinute * Minute);
        GoTo(Place.Kitchen, random.Next(45 * Minute, 60 * Minute));
    }

    private void Afternoon()
    {
        if (random.Chance(character.OutingChance))
        {
            Occupy(random.Next(14 * 60, 15 * 60) * Minute);
            Pass(Place.Hall);
            Stay(Place.Out, random.Next(50 * Minute, 130 * Minute));
            Pass(Place.Hall);
        }

        Occupy(character.DinnerMinute * Minute);
        GoTo(Place.Kitchen, random.Next(35 * Minute, 50 * Minute));
    }

    private void Evening()
    {
        Occupy((character.BedMinute - 15) * Minute);
        GoTo(Place.Bathroom, random.Next(8 * Minute, 15 * Minute));
        Pass(Place.Hall);
        SleepUntil(dayLength);
    }

    /// <summary>Ordinary hours: mostly the living room, now and then the kitchen, the bathroom or the bedroom.</summary>
    private void Occupy(int until)
    {
        while (until - now > 10 * Minute)
        {
            var turn = random.Next(0, 10);
            var (place, seconds) = turn switch
            {
                < 5 => (Place.Living, random.Next(25 * Minute, 70 * Minute)),
                < 7 => (Place.Kitchen, random.Next(4 * Minute, 15 * Minute)),
                < 9 => (Place.Bathroom, random.Next(3 * Minute, 7 * Minute)),
                _ => (Place.Bedroom, random.Next(5 * Minute, 20 * Minute)),
            };
            GoTo(place, Math.Min(seconds, until - now - Minute));
        }
    }

    private void GoTo(Place place, int seconds)
    {
        Pass(Place.Hall);
        Stay(place, seconds);
    }

    private void Pass(Place place) => Stay(place, random.Next(8, 25));

    private void Stay(Place place, int seconds)
    {
        stays.Add(new Stay(now, now + seconds, place, false));
        now += seconds;
    }

    private void SleepUntil(int second)
    {
        if (second > now)
        {
            stays.Add(new Stay(now, second, Place.Bedroom, true));
            now = second;
        }
    }
}
