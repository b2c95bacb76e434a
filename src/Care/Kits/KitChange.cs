namespace AgeingMonitor.Care.Kits;

/// <summary>What became of a step on a kit.</summary>
public enum KitChange
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>It was so already.</summary>
    AlreadySo,

    /// <summary>Nobody knows the kit.</summary>
    Unknown,

    /// <summary>The kit is out of service for good.</summary>
    Retired,
}
