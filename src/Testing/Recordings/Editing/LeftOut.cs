namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>What an edited recording does not hold although its source does.</summary>
/// <param name="Reason">Why, as words.</param>
/// <param name="Count">How many messages, or records or observations where the reason says so.</param>
public sealed record LeftOut(string Reason, long Count);
