namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>What a finding rests on.</summary>
internal enum ClimateReason
{
    /// <summary>Three hot days.</summary>
    ThreeDays,

    /// <summary>Three hot days whose nights did not cool.</summary>
    WarmNights,

    /// <summary>Three hot days in a heat wave of the department.</summary>
    HeatWave,

    /// <summary>Hours of great heat.</summary>
    VeryHot,

    /// <summary>Hours of cold.</summary>
    Cold,

    /// <summary>Hours of great cold.</summary>
    VeryCold,
}
