namespace AgeingMonitor.Care.Installation;

/// <summary>How a step of a walk test ended.</summary>
public enum StepResult
{
    /// <summary>It was never begun, or never ended.</summary>
    Open = 0,

    /// <summary>All was seen.</summary>
    Passed = 1,

    /// <summary>Time was up.</summary>
    Failed = 2,

    /// <summary>The installer left it out, and said why.</summary>
    LeftOut = 3,
}
