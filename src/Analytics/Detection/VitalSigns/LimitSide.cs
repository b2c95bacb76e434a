namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>Which limit a value has reached.</summary>
public enum LimitSide
{
    /// <summary>At or below the low limit.</summary>
    Low = 0,

    /// <summary>At or above the high limit.</summary>
    High = 1,
}
