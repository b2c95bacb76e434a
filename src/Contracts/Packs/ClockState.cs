namespace AgeingMonitor.Contracts.Packs;

/// <summary>How far a kit's clock can be trusted.</summary>
public enum ClockState
{
    /// <summary>Not said by the publisher.</summary>
    Unknown = 0,

    /// <summary>Disciplined by a time source.</summary>
    Synced = 1,

    /// <summary>Was synced in this boot or kept by a real-time clock, and runs on.</summary>
    Holdover = 2,

    /// <summary>Never learned in this boot; only lane <c>evt</c> leaves so.</summary>
    Unset = 3,
}
