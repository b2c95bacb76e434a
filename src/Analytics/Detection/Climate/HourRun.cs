namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>Hours beyond a limit. Up to two hours in a row that are within it, or of which nothing is known, do not end the run, and do not count. Saved as it is; times in microseconds.</summary>
internal sealed class HourRun
{
    private const int Pause = 2;

    /// <summary>Start of the first hour; null when there is no run.</summary>
    public long? Start { get; set; }

    public int Hours { get; set; }

    public double Sum { get; set; }

    /// <summary>Hours in a row that did not count.</summary>
    public int Missed { get; set; }

    public double Mean => Hours == 0 ? 0 : Sum / Hours;

    public void Take(long start, double? beyond)
    {
        if (beyond is { } value)
        {
            Start ??= start;
            Hours++;
            Sum += value;
            Missed = 0;
        }
        else if (Start is not null && ++Missed > Pause)
        {
            Clear();
        }
    }

    public void Clear()
    {
        Start = null;
        (Hours, Sum, Missed) = (0, 0, 0);
    }
}
