namespace AgeingMonitor.Care;

/// <summary>Why a step on an alert is refused: codes that screens put into words.</summary>
public static class AlertRefusals
{
    /// <summary>No such alert.</summary>
    public const string Unknown = "unknown-alert";

    /// <summary>Raised again though it is known.</summary>
    public const string AlreadyRaised = "already-raised";

    /// <summary>Somebody has taken it already: <see cref="Alert.AcknowledgedBy"/>.</summary>
    public const string AlreadyAcknowledged = "already-acknowledged";

    /// <summary>It is closed already.</summary>
    public const string AlreadyResolved = "already-resolved";

    /// <summary>There is nothing to take back: nobody has taken or closed it.</summary>
    public const string NothingToReopen = "nothing-to-reopen";
}
