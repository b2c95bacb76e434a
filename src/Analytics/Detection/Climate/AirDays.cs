namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>The hours of the local day that is running and the two days before it. One mutable value, saved as it is; at most 25 hours are kept.</summary>
internal sealed class AirDays
{
    private const int MostHours = 25;
    private const int MostHeld = 6;

    /// <summary>Number of the running day; null before the first.</summary>
    public int? Day { get; set; }

    /// <summary>Start of its first known hour, in microseconds.</summary>
    public long Start { get; set; }

    /// <summary>Its hours so far, °C, those that are known.</summary>
    public List<double> Hours { get; set; } = new(MostHours);

    public AirDay? Yesterday { get; set; }

    public AirDay? DayBefore { get; set; }

    /// <summary>Takes an hour of a day.</summary>
    public void Add(int day, long start, double value, int held, int known)
    {
        Turn(day, held, known);
        Start = Hours.Count == 0 ? start : Start;
        if (Hours.Count < MostHours)
        {
            Hours.Add(value);
        }
    }

    /// <summary>A day has come: the one before it is kept when enough of it is known.</summary>
    public void Turn(int day, int held, int known)
    {
        if (Day == day)
        {
            return;
        }

        (DayBefore, Yesterday) = (Yesterday, Today(held, known));
        Day = day;
        Hours.Clear();
    }

    /// <summary>The running day, once enough of it is known.</summary>
    public AirDay? Today(int held, int known) => Day is { } day && Hours.Count >= known ? new AirDay(day, Start, Held(held, 1), Held(held, -1), Hours.Count) : null;

    /// <summary>The means of three days in a row; null while less is known.</summary>
    public DayMeans? MeansWith(AirDay? today) =>
        today is { } third && Yesterday is { } second && DayBefore is { } first && second.Day == third.Day - 1 && first.Day == third.Day - 2
            ? new DayMeans(first.Start, (third.Maximum + second.Maximum + first.Maximum) / 3, (third.Minimum + second.Minimum + first.Minimum) / 3, third.Hours + second.Hours + first.Hours)
            : null;

    public void Clear()
    {
        Day = null;
        Start = 0;
        Hours.Clear();
        (Yesterday, DayBefore) = (null, null);
    }

    /// <summary>The value that was reached in so many hours: the fourth highest is what the home held for four of them.</summary>
    private double Held(int held, int sign)
    {
        Span<double> best = stackalloc double[MostHeld];
        best = best[..Math.Clamp(held, 1, MostHeld)];
        best.Fill(double.NegativeInfinity);
        foreach (var hour in Hours)
        {
            var value = hour * sign;
            for (var i = 0; i < best.Length; i++)
            {
                if (value > best[i])
                {
                    (best[i], value) = (value, best[i]);
                }
            }
        }

        return best[^1] * sign;
    }
}
