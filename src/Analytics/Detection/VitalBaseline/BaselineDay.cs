namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>How far a measured day lay from the usual, in personal spreads, up positive.</summary>
internal struct BaselineDay
{
    /// <summary>Number of the day; 0 where there is none.</summary>
    public int Day { get; set; }

    public double Deviation { get; set; }
}
