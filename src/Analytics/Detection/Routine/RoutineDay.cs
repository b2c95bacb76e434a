namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>What is made of one day.</summary>
/// <param name="Row">The day.</param>
/// <param name="Verdict">How it was taken.</param>
/// <param name="Score">How unlike; 0 while nothing can be said.</param>
/// <param name="Limit">The limit in force.</param>
/// <param name="Reasons">The strongest first; empty unless there is something to list.</param>
internal sealed record RoutineDay(DayRow Row, RoutineVerdict Verdict, double Score, double Limit, IReadOnlyList<RoutineReason> Reasons)
{
    /// <summary>The row as the model was given it: in personal spreads from the personal median; null where it was not asked.</summary>
    public double[]? Standard { get; init; }

    /// <summary>Whether the day goes on the list.</summary>
    public bool IsListed => Reasons.Count > 0;
}
