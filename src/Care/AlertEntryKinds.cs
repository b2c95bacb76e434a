using AgeingMonitor.Contracts.Alerts;

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

    /// <summary>What was suspected is confirmed; the note is the reason, one of <see cref="AlertDevelopments"/>. So are the notes of the next three.</summary>
    public const string Confirmed = AlertDevelopments.Confirmed;

    /// <summary>The resident has cancelled it, or is up again; it stays until somebody closes it.</summary>
    public const string Cancelled = AlertDevelopments.Cancelled;

    /// <summary>Another alert tells of the same.</summary>
    public const string Joined = AlertDevelopments.Joined;

    /// <summary>What a technical alert tells of is over; the program closes it with the next entry.</summary>
    public const string Ended = AlertDevelopments.Ended;

    /// <summary>Whether a kind tells what has become of the episode, and not what somebody did.</summary>
    public static bool IsDevelopment(string kind) => kind is Confirmed or Cancelled or Joined or Ended;
}
