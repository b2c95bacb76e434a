namespace AgeingMonitor.Falls;

/// <summary>Why a suspected fall was confirmed or cancelled.</summary>
public enum FallReason
{
    /// <summary>It was neither.</summary>
    None,

    /// <summary>Confirmed: calm for 10 s.</summary>
    Still,

    /// <summary>Confirmed: neither steps nor the button for 35 s, be it that nothing was heard.</summary>
    Unanswered,

    /// <summary>Cancelled: steps for 6 s.</summary>
    Walking,

    /// <summary>Cancelled: by whoever wears the sensor.</summary>
    Resident,
}
