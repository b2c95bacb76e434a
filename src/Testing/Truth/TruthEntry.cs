namespace AgeingMonitor.Testing.Truth;

/// <summary>One line of a truth file: exactly one of the two is there.</summary>
/// <param name="Happening">Something that happened.</param>
/// <param name="Day">How a day was.</param>
public readonly record struct TruthEntry(TrueHappening? Happening, TrueDay? Day);
