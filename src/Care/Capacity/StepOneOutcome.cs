namespace AgeingMonitor.Care.Capacity;

/// <summary>What an item showed.</summary>
public enum StepOneOutcome
{
    /// <summary>Nothing that needs a closer look.</summary>
    Clear = 0,

    /// <summary>What the screening tool counts as a loss of capacity.</summary>
    Concern = 1,

    /// <summary>It was not asked or could not be done, and says nothing.</summary>
    NotDone = 2,
}
