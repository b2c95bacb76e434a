namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>How the store behaves.</summary>
internal enum StoreState
{
    /// <summary>It works.</summary>
    Up,

    /// <summary>It cannot be reached.</summary>
    Down,

    /// <summary>It writes, and its answer is lost.</summary>
    AnswersLost,

    /// <summary>It takes its time.</summary>
    Slow,

    /// <summary>It takes calls and does not answer, until the fault ends.</summary>
    Hanging,
}
