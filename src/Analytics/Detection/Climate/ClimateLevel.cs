namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>How bad it is.</summary>
internal enum ClimateLevel
{
    /// <summary>Somebody should see to it today.</summary>
    Low,

    /// <summary>Somebody should see to it now.</summary>
    Medium,
}
