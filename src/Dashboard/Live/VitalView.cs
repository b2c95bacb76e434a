namespace AgeingMonitor.Dashboard.Live;

/// <summary>A vital sign on a tile: one slot of one person.</summary>
/// <param name="Slot">pulse, oxygen, pressure, temperature or respiration.</param>
/// <param name="Resident">Whose it is; null where the sensor is shared.</param>
/// <param name="Person">Given name, where more than one person lives in the home.</param>
/// <param name="Value">The value; for pressure the systolic one.</param>
/// <param name="Second">The diastolic pressure; else null.</param>
/// <param name="Digits">Decimals to show.</param>
/// <param name="Unit">Unit as shown.</param>
/// <param name="MeasuredAt">Milliseconds since 1970 UTC.</param>
public sealed record VitalView(string Slot, string? Resident, string? Person, double Value, double? Second, int Digits, string Unit, long MeasuredAt);
