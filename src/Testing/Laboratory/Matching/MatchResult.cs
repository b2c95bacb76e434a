namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>What became of every need and every alert.</summary>
/// <param name="Needs">Each need once.</param>
/// <param name="Alerts">Each alert once, in the order in which they were known.</param>
public sealed record MatchResult(IReadOnlyList<JudgedNeed> Needs, IReadOnlyList<JudgedAlert> Alerts);
