namespace AgeingMonitor.Care.Installation;

/// <summary>What to try when a step does not come to its end; the page has the words.</summary>
public enum WalkAdvice
{
    /// <summary>Nothing to try: all is well, or it is too early.</summary>
    None = 0,

    /// <summary>The kit itself is not heard.</summary>
    KitSilent = 1,

    /// <summary>A sensor of the same kind in another room spoke instead: the two may be swapped.</summary>
    Swapped = 2,

    /// <summary>The sensor has never been heard: not paired, no battery, wrong pin.</summary>
    NeverHeard = 3,

    /// <summary>It was heard before and not now: where it looks, what stands in front, how long it rests after a movement.</summary>
    NotNow = 4,

    /// <summary>The way there was seen, not the way back.</summary>
    NoReturn = 5,
}
