using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>An alert and what it was.</summary>
/// <param name="Raised">The alert.</param>
/// <param name="Verdict">What it was.</param>
/// <param name="Expectation">What it is about; null for a false one.</param>
public sealed record JudgedAlert(RaisedAlert Raised, AlertVerdict Verdict, Expectation? Expectation);
