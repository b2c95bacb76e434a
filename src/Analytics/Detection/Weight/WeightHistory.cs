namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>Look-ups in the days and weeks of a state; numbers of days as <see cref="DateOnly.DayNumber"/>. Nothing is allocated.</summary>
internal static class WeightHistory
{
    public static int WeekOf(int day) => day / WeightLimits.MeanDays;

    /// <summary>The weight of a day; null where nobody weighed.</summary>
    public static double? On(WeightState state, int day) => At(state.Days, day);

    public static void Put(WeightState state, int day, double kilograms) => Put(state.Days, day, kilograms);

    /// <summary>The median of the weighed days before a day, and how many there are; 0 and 0 where there is none.</summary>
    public static (double Usual, int Weighed) Usual(WeightState state, int day)
    {
        Span<double> values = stackalloc double[WeightLimits.UsualWeighings];
        var count = 0;
        for (var back = 1; back <= WeightLimits.UsualDays && count < values.Length; back++)
        {
            if (On(state, day - back) is { } kilograms)
            {
                values[count++] = kilograms;
            }
        }

        return (count == 0 ? 0 : Median(values[..count]), count);
    }

    /// <summary>The lightest of the days that a gain is measured from, and how many days ago it was; null where none is near enough.</summary>
    public static (double Kilograms, int Days)? Lightest(WeightState state, int day)
    {
        (double Kilograms, int Days)? lightest = null;
        for (var back = 1; back <= WeightLimits.GainDays; back++)
        {
            if (On(state, day - back) is { } kilograms && !(kilograms >= lightest?.Kilograms))
            {
                lightest = (kilograms, back);
            }
        }

        for (var back = WeightLimits.GainDays + 1; lightest is null && back <= WeightLimits.GapDays; back++)
        {
            lightest = On(state, day - back) is { } kilograms ? (kilograms, back) : null;
        }

        return lightest;
    }

    /// <summary>Median and mean of the last seven days with this one, the mean without the heaviest and the lightest where there are five; null where too few were weighed.</summary>
    public static (double Median, double Mean)? LastSeven(WeightState state, int day)
    {
        Span<double> values = stackalloc double[WeightLimits.MeanDays];
        var count = 0;
        for (var back = 0; back < WeightLimits.MeanDays; back++)
        {
            if (On(state, day - back) is { } kilograms)
            {
                values[count++] = kilograms;
            }
        }

        if (count < WeightLimits.MeanLeast)
        {
            return null;
        }

        var median = Median(values[..count]);
        if (count < 5)
        {
            return (median, median);
        }

        var sum = 0.0;
        foreach (var kilograms in values[1..(count - 1)])
        {
            sum += kilograms;
        }

        return (median, sum / (count - 2));
    }

    public static void PutWeek(WeightState state, int day, double median) => Put(state.Weeks, WeekOf(day), median);

    /// <summary>The heaviest week that ended no more than so many days ago; 0 where there is none.</summary>
    public static double HeaviestWeek(WeightState state, int day, int days)
    {
        var heaviest = 0.0;
        for (var week = WeekOf(day); day - (week * WeightLimits.MeanDays) - (WeightLimits.MeanDays - 1) <= days; week--)
        {
            heaviest = Math.Max(heaviest, At(state.Weeks, week) ?? 0);
        }

        return heaviest;
    }

    /// <summary>The median of the weeks that a drift is held against; null where there is none.</summary>
    public static double? Reference(WeightState state, int day)
    {
        Span<double> values = stackalloc double[WeightLimits.ReferenceTo];
        var count = 0;
        for (var back = WeightLimits.ReferenceFrom; back <= WeightLimits.ReferenceTo && WeekOf(day) - back >= state.LevelWeek; back++)
        {
            if (At(state.Weeks, WeekOf(day) - back) is { } median)
            {
                values[count++] = median;
            }
        }

        return count == 0 ? null : Median(values[..count]);
    }

    /// <summary>Forgets every day and week: the usual weight begins anew.</summary>
    public static void Clear(WeightState state)
    {
        Array.Clear(state.Days);
        Array.Clear(state.Weeks);
    }

    private static double? At(WeightDay[] ring, int number) => number > 0 && ring[number % ring.Length] is var slot && slot.Number == number ? slot.Kilograms : null;

    private static void Put(WeightDay[] ring, int number, double kilograms) => ring[number % ring.Length] = new() { Number = number, Kilograms = kilograms };

    /// <summary>Sorts the values.</summary>
    private static double Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
