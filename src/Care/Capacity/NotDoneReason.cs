namespace AgeingMonitor.Care.Capacity;

/// <summary>Why an item was not done.</summary>
public enum NotDoneReason
{
    /// <summary>The resident did not want to.</summary>
    Refused = 0,

    /// <summary>The resident could not, or it was not safe.</summary>
    Unable = 1,

    /// <summary>What it takes was not there: a quiet room, a chair, the app.</summary>
    NoMeans = 2,

    /// <summary>There was no time for it.</summary>
    NoTime = 3,

    /// <summary>Something else, said in the note.</summary>
    Other = 4,
}
