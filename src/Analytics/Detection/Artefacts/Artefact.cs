namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>Why a vital sign is held back.</summary>
internal enum Artefact
{
    /// <summary>The device says that it is not worn.</summary>
    NotWorn = 0,

    /// <summary>The device says that it is faulty.</summary>
    Fault = 1,

    /// <summary>A systolic blood pressure at or below the diastolic one of the same measurement.</summary>
    Pair = 2,

    /// <summary>A body temperature that no body can have reached so fast, until it comes twice; only where another value is likely to follow soon.</summary>
    Jump = 3,

    /// <summary>An oxygen saturation measured on a pulse too weak for it, until it holds for a minute.</summary>
    WeakPulse = 4,

    /// <summary>The same number again and again: no ground for what is usual. Limits and NEWS2 go on believing it.</summary>
    Stuck = 5,
}
