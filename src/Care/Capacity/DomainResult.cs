namespace AgeingMonitor.Care.Capacity;

/// <summary>What Step 1 says of a domain.</summary>
public enum DomainResult
{
    /// <summary>Every item of it was done and showed nothing.</summary>
    Clear = 0,

    /// <summary>An item showed a concern: the domain needs an assessment in depth (Step 2).</summary>
    Flagged = 1,

    /// <summary>No concern was shown, and at least one item was not done: nothing is known, and it is never taken for clear.</summary>
    Unknown = 2,
}
