namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>What the scheme says.</summary>
internal enum PressureStanding
{
    /// <summary>Too few measurements for a mean.</summary>
    NotEnough = 0,

    /// <summary>Neither high nor low.</summary>
    Usual = 1,

    /// <summary>High, or was and is not over yet.</summary>
    High = 2,

    /// <summary>Low, or was and is not over yet.</summary>
    Low = 3,
}
