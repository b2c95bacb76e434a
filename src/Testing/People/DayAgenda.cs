namespace AgeingMonitor.Testing.People;

/// <summary>The fixed points of a day: rising, meals, going to bed, outings and guests. One caller at a time.</summary>
internal sealed class DayAgenda
{
    private const int Minute = LifeDay.Minute;
    private readonly List<(int At, int Length)> outings = [];

    public required int Wake { get; init; }

    public required int Lunch { get; init; }

    public required int Dinner { get; init; }

    public required int Bed { get; init; }

    public required bool ColdLunch { get; init; }

    public required IReadOnlyList<Visit> Guests { get; init; }

    public static DayAgenda Draw(LifeDay day, Character character, Mood mood)
    {
        var random = day.Random(Purpose.Agenda);
        var latest = LifeDay.OfMinute(240) + (23 * LifeDay.Hour) + (30 * Minute);
        var late = (int)(60 * mood.Low) + (int)(45 * mood.Illness) - (int)(5 * mood.Lightness);
        var agenda = new DayAgenda
        {
            Wake = LifeDay.OfMinute(character.WakeMinute + late + Spread(17)),
            Lunch = LifeDay.OfMinute(character.LunchMinute + Spread(14)),
            Dinner = LifeDay.OfMinute(character.DinnerMinute + Spread(17)),
            Bed = Math.Min(latest, LifeDay.OfMinute(character.BedMinute - (int)(50 * mood.Illness) + (int)(5 * mood.Lightness) + Spread(18))),
            ColdLunch = random.Chance(character.ColdMealChance + (0.4 * mood.Illness)),
            Guests = [.. GuestsOf(day, character)],
        };
        agenda.DrawOutings(day, character, mood);
        return agenda;

        int Spread(int minutes) => (int)(minutes * random.NextBell());
    }

    /// <summary>An outing whose hour has come, if there is one and it ends before so late a moment.</summary>
    public bool TryTakeOuting(int now, int until, out int length)
    {
        if (outings.Count > 0 && outings[0].At <= now && until - now > 25 * Minute)
        {
            length = Math.Min(outings[0].Length, until - now - (8 * Minute));
            outings.RemoveAt(0);
            return true;
        }

        length = 0;
        return false;
    }

    private void DrawOutings(LifeDay day, Character character, Mood mood)
    {
        var random = day.Random(Purpose.Interruption);
        var will = (0.36 + (0.55 * character.Sociability)) * (0.5 + (0.5 * character.Mobility)) * (1 - mood.Illness) * (1 - (0.6 * mood.Low)) * (1 + (0.12 * mood.Lightness));
        var isMarket = day.Date.DayOfWeek == character.MarketDay;
        if (random.Chance(isMarket ? Math.Min(0.9, will * 2) : will * 0.5))
        {
            outings.Add((LifeDay.OfMinute(random.Next(555, 645)), random.Next(35, 100) * Minute));
        }

        // Letters: to the box and back.
        if (random.Chance(0.6 * (1 - mood.Illness)))
        {
            outings.Add((LifeDay.OfMinute(random.Next(600, 735)), random.Next(90, 300) * LifeDay.Second));
        }

        if (random.Chance(will))
        {
            outings.Add((LifeDay.OfMinute(random.Next(850, 960)), random.Next(45, 170) * Minute));
        }
    }

    /// <summary>Help on fixed mornings; guests on Sundays and now and then on another afternoon.</summary>
    private static IEnumerable<Visit> GuestsOf(LifeDay day, Character character)
    {
        var random = day.Random(Purpose.Guests);
        var weekday = day.Date.DayOfWeek;
        if (character.HelpDays.Contains(weekday))
        {
            var from = LifeDay.OfMinute(random.Next(560, 590));
            yield return new Visit(from, from + (random.Next(45, 75) * Minute), 1);
        }

        var chance = weekday == DayOfWeek.Sunday ? 0.25 + (0.5 * character.Sociability) : 0.04 + (0.16 * character.Sociability);
        if (random.Chance(chance))
        {
            var from = LifeDay.OfMinute(random.Next(870, 940));
            yield return new Visit(from, from + (random.Next(50, 170) * Minute), random.Next(1, weekday == DayOfWeek.Sunday ? 4 : 3));
        }
    }
}
