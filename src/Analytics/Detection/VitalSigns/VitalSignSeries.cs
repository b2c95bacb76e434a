using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>What is remembered of one series: whose it is, how fast its values come, and since when (in microseconds) it lies outside without a value inside between.</summary>
internal struct VitalSignSeries
{
    public ResidentId? Resident { get; set; }

    public SeriesPace Pace { get; set; }

    /// <summary>Null when the last value lies inside.</summary>
    public LimitSide? Side { get; set; }

    public long Since { get; set; }
}
