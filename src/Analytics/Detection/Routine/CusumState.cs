namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>A two-sided cumulative sum (Page, Biometrika 41:100, 1954) of one feature, in personal spreads. A plain value.</summary>
internal sealed class CusumState
{
    /// <summary>Half of the shift that is looked for: 1 spread.</summary>
    private const double Slack = 0.5;

    /// <summary>No single day counts for more than this: one odd day is no change.</summary>
    private const double Largest = 2.5;

    public double Up { get; set; }

    public double Down { get; set; }

    public int UpSince { get; set; }

    public int DownSince { get; set; }

    /// <summary>Takes a day; true when a change is found, which begins on <paramref name="since"/> (a day number).</summary>
    public bool Take(double value, int day, double limit, out int since, out bool isUp)
    {
        value = Math.Clamp(value, -Largest, Largest);
        (Up, UpSince) = Next(Up, UpSince, value, day);
        (Down, DownSince) = Next(Down, DownSince, -value, day);
        isUp = Up >= Down;
        since = isUp ? UpSince : DownSince;
        if (Math.Max(Up, Down) < limit)
        {
            return false;
        }

        Up = Down = 0;
        return true;
    }

    private static (double Sum, int Since) Next(double sum, int since, double value, int day) =>
        (Math.Max(0, sum + value - Slack), sum == 0 ? day : since);
}
