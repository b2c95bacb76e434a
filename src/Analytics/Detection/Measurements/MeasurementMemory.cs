using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>What is remembered of one series: whose it is, how fast its values come, and the local day on which it was last told of (0 for never).</summary>
internal struct MeasurementMemory
{
    public ResidentId? Resident { get; set; }

    public SeriesPace Pace { get; set; }

    public int ToldOn { get; set; }
}
