namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>What stands for the days of a week, with its standard error.</summary>
internal static class WeekMean
{
    /// <summary>Days below which a week says nothing.</summary>
    public const int FewestDays = 3;

    /// <summary>
    /// The mean without the lowest and the highest day, where there are five days or more, and its standard error from the winsorised days (Tukey and McLaughlin, Sankhya A 25:331, 1963): one odd day does not move the week.
    /// </summary>
    /// <param name="days">At least <see cref="FewestDays"/> values; left in order.</param>
    public static (double Mean, double Error) Trimmed(List<float> days)
    {
        days.Sort();
        var cut = days.Count >= 5 ? 1 : 0;
        var kept = days.Count - (2 * cut);
        double sum = 0, mean = 0, squares = 0;
        for (var i = 0; i < days.Count; i++)
        {
            sum += i >= cut && i < days.Count - cut ? days[i] : 0;
            mean += Winsorised(days, cut, i);
        }

        mean /= days.Count;
        for (var i = 0; i < days.Count; i++)
        {
            squares += Math.Pow(Winsorised(days, cut, i) - mean, 2);
        }

        return (sum / kept, Math.Sqrt(squares / (days.Count - 1)) * Math.Sqrt(days.Count) / kept);
    }

    /// <summary>The plain mean, for what happens on a few days of a week only, and its standard error.</summary>
    public static (double Mean, double Error) Plain(List<float> days)
    {
        double mean = 0, squares = 0;
        foreach (var day in days)
        {
            mean += day;
        }

        mean /= days.Count;
        foreach (var day in days)
        {
            squares += (day - mean) * (day - mean);
        }

        return (mean, Math.Sqrt(squares / (days.Count - 1) / days.Count));
    }

    private static double Winsorised(List<float> sorted, int cut, int i) => sorted[Math.Clamp(i, cut, sorted.Count - 1 - cut)];
}
