using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>One alert, keyed by <c>AlertId</c>: its steps one after the other, saved in the journal, then told to the care team.</summary>
[Alias("ageing.alert")]
public interface IAlertGrain : IGrainWithStringKey
{
    /// <summary>Takes the alert.</summary>
    [Alias("acknowledge")]
    Task<AlertAnswer> AcknowledgeAsync(string actor);

    /// <summary>Closes it.</summary>
    [Alias("resolve")]
    Task<AlertAnswer> ResolveAsync(string actor, AlertOutcome outcome, string? note);

    /// <summary>Takes the last step back: it is raised again.</summary>
    [Alias("reopen")]
    Task<AlertAnswer> ReopenAsync(string actor);
}
