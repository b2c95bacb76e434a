namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>The weight of a local day, or of seven of them.</summary>
internal struct WeightDay
{
    /// <summary>Number of the day, or of the week; 0 where there is none.</summary>
    public int Number { get; set; }

    /// <summary>kg.</summary>
    public double Kilograms { get; set; }
}
