namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What the detector finds.</summary>
internal enum NightFindingKind
{
    /// <summary>Out by the front door, and nobody is seen inside.</summary>
    Out,

    /// <summary>Somebody has come in after that.</summary>
    Back,

    /// <summary>Out of bed, not back, not seen.</summary>
    NotReturned,

    /// <summary>Walking about from room to room.</summary>
    Wandering,

    /// <summary>A night that is over, with more ways out of bed than is usual.</summary>
    Restless,
}
