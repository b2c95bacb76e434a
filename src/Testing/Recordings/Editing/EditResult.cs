namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>What came of an edit: exactly one of the two is there.</summary>
/// <param name="Report">What was done.</param>
/// <param name="Problem">Why nothing was done, in a sentence for a person; no file is left.</param>
public sealed record EditResult(EditReport? Report, string? Problem);
