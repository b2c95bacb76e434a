namespace AgeingMonitor.Care.Capacity;

/// <summary>Why a set of answers cannot be true.</summary>
public enum StepOneFault
{
    /// <summary>The item has no answer.</summary>
    Missing = 0,

    /// <summary>It says that it was not done, and not why, or the other way round.</summary>
    Reason = 1,

    /// <summary>A time without a test, of another item, or outside of <see cref="StepOne.ShortestChairRises"/> and <see cref="StepOne.SlowestChairRises"/>.</summary>
    Time = 2,

    /// <summary>The time says the other thing than the answer.</summary>
    Contradiction = 3,

    /// <summary>A hearing test that is not named, or is named where there was none.</summary>
    Test = 4,

    /// <summary>"Other" as the reason, and no note that says which.</summary>
    Note = 5,

    /// <summary>There is no such item.</summary>
    Unknown = 6,
}
