namespace AgeingMonitor.Care;

/// <summary>Kinds of journal entries, as stored. A name never changes its meaning.</summary>
public static class AlertEntryKinds
{
    /// <summary>First entry of every alert.</summary>
    public const string Raised = "raised";

    /// <summary>Somebody took it.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>Closed with an outcome.</summary>
    public const string Resolved = "resolved";

    /// <summary>Raised again.</summary>
    public const string Reopened = "reopened";
}
