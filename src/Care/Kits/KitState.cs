namespace AgeingMonitor.Care.Kits;

/// <summary>What one word says of a kit.</summary>
public enum KitState
{
    /// <summary>It was never given a certificate from here.</summary>
    New,

    /// <summary>It has a certificate that is good.</summary>
    Trusted,

    /// <summary>Its certificates have ended or were replaced: a window must be opened again.</summary>
    Expired,

    /// <summary>It is refused; opening a window and enrolling anew lifts that.</summary>
    Revoked,

    /// <summary>It is out of service for good.</summary>
    Retired,
}
