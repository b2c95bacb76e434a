using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Alerts;

/// <summary>One observation, or one silence, that an alert rests on, with the limits it was held against.</summary>
/// <param name="Quantity">Code of the quantity in the catalogue.</param>
/// <param name="Sensor">The sensor; null for what is not one sensor's.</param>
/// <param name="MeasuredAt">When.</param>
/// <param name="Value">The number, in the quantity's unit; null where there is none.</param>
/// <param name="LowLimit">Alert below this, in the quantity's unit; null where there is none.</param>
/// <param name="HighLimit">Alert above this; null where there is none.</param>
/// <param name="Source">Where the limit comes from, as cited in the rule's README.</param>
public sealed record Evidence(string Quantity, SensorId? Sensor, Instant MeasuredAt, double? Value, double? LowLimit, double? HighLimit, string Source);
