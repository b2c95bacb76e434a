namespace AgeingMonitor.Analytics.Shadow;

/// <summary>What the two models found in one home on one UTC day.</summary>
public sealed class ShadowDay
{
    /// <summary>Number of the day.</summary>
    public int Day { get; set; }

    /// <summary>Found by both.</summary>
    public int Both { get; set; }

    /// <summary>Found by the model in force alone.</summary>
    public int OnlyActive { get; set; }

    /// <summary>Found by the shadow alone.</summary>
    public int OnlyShadow { get; set; }
}
