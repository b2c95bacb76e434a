namespace AgeingMonitor.Testing.Importers;

/// <summary>What came of an import: exactly one of the two is there.</summary>
/// <param name="Report">What was done; the recording is complete.</param>
/// <param name="Problem">Why nothing was written, in words for the person at the command line.</param>
public sealed record ImportResult(ImportReport? Report, string? Problem);
