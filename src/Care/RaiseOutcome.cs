namespace AgeingMonitor.Care;

/// <summary>What saving an alert has changed.</summary>
public enum RaiseOutcome
{
    /// <summary>Nothing: all of it was known.</summary>
    Known = 0,

    /// <summary>The alert was known, and what has become of it is new.</summary>
    Developed = 1,

    /// <summary>The alert is new, whether something has become of it already or not.</summary>
    New = 2,
}
