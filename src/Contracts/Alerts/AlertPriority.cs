namespace AgeingMonitor.Contracts.Alerts;

/// <summary>How soon somebody must look. Told by shape, word, place and sound before colour.</summary>
public enum AlertPriority
{
    /// <summary>About the equipment: someone has to repair, nobody has to run.</summary>
    Technical = 0,

    /// <summary>To be read today.</summary>
    Low = 1,

    /// <summary>To be looked at within the hour.</summary>
    Medium = 2,

    /// <summary>Now.</summary>
    High = 3,
}
