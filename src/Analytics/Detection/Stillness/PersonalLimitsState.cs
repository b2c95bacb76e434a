namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What is remembered of a home's own limits. One mutable value, saved as it is.</summary>
internal sealed class PersonalLimitsState
{
    /// <summary>By context, how far the limit has moved from the usual one; null before the first day has ended.</summary>
    public double[]? Factors { get; set; }

    /// <summary>How far all limits of the home have moved; null before the first day has ended.</summary>
    public double? HomeFactor { get; set; }

    /// <summary>Days that have ended.</summary>
    public int Days { get; set; }

    /// <summary>Number of the local day at hand; null before the first.</summary>
    public int? Day { get; set; }

    /// <summary>A bit for each context seen on the day at hand.</summary>
    public long Visited { get; set; }

    /// <summary>A bit for each context whose limit was passed on the day at hand.</summary>
    public long Passed { get; set; }
}
