namespace AgeingMonitor.Analytics.Detection.SeriesAnomaly;

/// <summary>What the detector remembers of one series: 2 kB. A value: it is copied in and out.</summary>
public sealed record SeriesAnomalyState
{
    /// <summary>Points of the long mean: half a day of ten-minute values, six hours of five-minute ones.</summary>
    internal const int LongPoints = 72;

    /// <summary>Points of the short mean.</summary>
    internal const int ShortPoints = 12;

    /// <summary>Parts of the day: half hours.</summary>
    internal const int DayParts = 48;

    /// <summary>Points taken so far.</summary>
    public long Count { get; init; }

    /// <summary>Points since something was last said; <see cref="long.MaxValue"/> when nothing was.</summary>
    public long Quiet { get; init; } = long.MaxValue;

    /// <summary>Growth of the threshold at present.</summary>
    public double Caution { get; init; }

    /// <summary>Time of the first point, in microseconds since 1970.</summary>
    public long First { get; init; }

    /// <summary>Values.</summary>
    public RememberedRange Value { get; init; }

    /// <summary>Short means.</summary>
    public RememberedRange ShortMean { get; init; }

    /// <summary>Long means.</summary>
    public RememberedRange LongMean { get; init; }

    /// <summary>Absolute steps between neighbours.</summary>
    public RememberedRange Step { get; init; }

    /// <summary>Distances of the short mean from what is usual at its time of day.</summary>
    public RememberedRange TimeOfDay { get; init; }

    /// <summary>The last values, as a ring whose next place is <see cref="Count"/> modulo its length.</summary>
    public IReadOnlyList<double> Ring { get; init; } = [];

    /// <summary>What is usual in each part of the day.</summary>
    public IReadOnlyList<double> DayValues { get; init; } = [];

    /// <summary>Points that each of them rests on.</summary>
    public IReadOnlyList<int> DayCounts { get; init; } = [];
}
