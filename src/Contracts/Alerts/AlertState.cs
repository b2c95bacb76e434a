namespace AgeingMonitor.Contracts.Alerts;

/// <summary>Where an alert stands. Raised → acknowledged → resolved; reopened leads back to raised. Delivered, escalated and snoozed are journal entries.</summary>
public enum AlertState
{
    /// <summary>Nobody has taken it yet.</summary>
    Raised = 0,

    /// <summary>Somebody has taken it.</summary>
    Acknowledged = 1,

    /// <summary>Closed with an outcome.</summary>
    Resolved = 2,
}
