using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>
/// Tells a cuff, read a few times a day, from a monitor or watch that goes on by itself: values that follow each other by no more than 70 minutes ten times in a row are a continuous series, until it pauses for 12 hours.
/// </summary>
internal struct SeriesPace
{
    private const int Steady = 10;

    /// <summary>The longest time between neighbours: after a longer one nothing is known of the time between.</summary>
    public static readonly TimeSpan Close = TimeSpan.FromMinutes(70);

    /// <summary>Values this close together are soon followed by another: one alone need not be believed.</summary>
    public static readonly TimeSpan Dense = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(12);

    public long LastAt { get; set; }

    public int InARow { get; set; }

    /// <summary>How many values in a row followed within minutes; every slower one takes one off.</summary>
    public int DenseInARow { get; set; }

    /// <summary>Whether the next value is likely to follow within minutes.</summary>
    public readonly bool IsSoonFollowed => DenseInARow >= Steady / 2;

    /// <summary>Whether the series goes on by itself.</summary>
    public readonly bool IsContinuous => InARow >= Steady;

    /// <summary>Takes the time of a value.</summary>
    public void Take(Instant at)
    {
        var gap = TimeSpan.FromMicroseconds(at.Microseconds - LastAt);
        InARow = gap <= Close ? Math.Min(Steady, InARow + 1) : gap <= Pause && InARow == Steady ? InARow : 0;
        DenseInARow = gap <= Dense ? Math.Min(Steady, DenseInARow + 1) : gap <= Close ? Math.Max(0, DenseInARow - 1) : gap <= Pause ? DenseInARow : 0;
        LastAt = Math.Max(LastAt, at.Microseconds);
    }
}
