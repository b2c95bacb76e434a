namespace AgeingMonitor.Care.Installation;

/// <summary>How far a step has come.</summary>
public enum WalkState
{
    /// <summary>Something is still to be seen, and there is time.</summary>
    Waiting = 0,

    /// <summary>All was seen.</summary>
    Passed = 1,

    /// <summary>Time is up, and something was not seen.</summary>
    Failed = 2,
}
