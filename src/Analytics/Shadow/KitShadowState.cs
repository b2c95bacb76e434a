using AgeingMonitor.Analytics.Detection.Routine;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>What is remembered of the shadows of one kit, worn sensors excepted, which are their resident's. A mutable value, saved as it is, beside what the models in force remember.</summary>
internal sealed class KitShadowState
{
    /// <summary>The kit.</summary>
    public string Kit { get; set; } = string.Empty;

    public ShadowComparison? Agitation { get; set; }

    public ShadowComparison? Routine { get; set; }

    /// <summary>What the shadow of the routine has learned of the home.</summary>
    public RoutineState? RoutineState { get; set; }
}
