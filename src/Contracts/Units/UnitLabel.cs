namespace AgeingMonitor.Contracts.Units;

/// <summary>
/// One unit label of the wire. A value in this unit becomes one in <see cref="Base"/> by multiplying with <see cref="Numerator"/> / <see cref="Denominator"/> and then adding
/// <see cref="Offset"/> (the rule of RFC 8798 section 4).
/// </summary>
/// <param name="Label">The SenML label, case-sensitive.</param>
/// <param name="Ucum">The UCUM code; null where UCUM has none.</param>
/// <param name="Base">The label that this one converts to; itself for an unscaled unit.</param>
/// <param name="Origin">Who defines the label.</param>
/// <param name="Numerator">Upper half of the factor.</param>
/// <param name="Denominator">Lower half of the factor.</param>
/// <param name="Offset">What is added after the factor.</param>
public sealed record UnitLabel(string Label, string? Ucum, string Base, UnitOrigin Origin, decimal Numerator, decimal Denominator, decimal Offset);
