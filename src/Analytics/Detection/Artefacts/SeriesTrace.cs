using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>What is remembered of one series of a vital sign, or of the perfusion index beside it, to tell an artefact by; times in microseconds.</summary>
internal struct SeriesTrace
{
    public ResidentId? Resident { get; set; }

    /// <summary>The last value, held back or not; null before the first.</summary>
    public double? Last { get; set; }

    /// <summary>When that was, and whether another value is likely to follow soon.</summary>
    public SeriesPace Pace { get; set; }

    public readonly long LastAt => Pace.LastAt;

    /// <summary>How many values in a row were the same, the first of them included, and when that was.</summary>
    public int Same { get; set; }

    public long SameSince { get; set; }

    /// <summary>Since when values were measured on a weak pulse; null when the last one was not.</summary>
    public long? WeakSince { get; set; }
}
