using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Installation;

/// <summary>What a sensor of the kit said while a step was under way.</summary>
/// <param name="Sensor">Which one.</param>
/// <param name="Quantity">Code of the catalogue.</param>
/// <param name="Value">The number; null for a text.</param>
/// <param name="MeasuredAt">By the kit's clock.</param>
/// <param name="At">The same instant by the server's clock, as near as the kit's packs tell (<see cref="WalkClock"/>).</param>
public sealed record WalkReading(SensorId Sensor, string Quantity, double? Value, Instant MeasuredAt, Instant At);
