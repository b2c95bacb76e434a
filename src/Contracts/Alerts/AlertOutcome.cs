namespace AgeingMonitor.Contracts.Alerts;

/// <summary>What an alert turned out to be; closing needs one.</summary>
public enum AlertOutcome
{
    /// <summary>It was so.</summary>
    True = 0,

    /// <summary>It was not so.</summary>
    False = 1,

    /// <summary>Somebody tried the system.</summary>
    Test = 2,

    /// <summary>Could not be found out.</summary>
    Unknown = 3,
}
