namespace AgeingMonitor.Care;

/// <summary>The user, or why there is none, one sentence for each reason.</summary>
public sealed record UserResult(CareUser? User, IReadOnlyList<string> Errors);
