using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>One value, or one short block of samples, of one quantity, as one sensor measured it.</summary>
/// <param name="Sensor">The sensor, within its kit.</param>
/// <param name="Quantity">The catalogue's entry for what was measured; its unit is the unit of the value.</param>
/// <param name="MeasuredAt">When it was measured, by the kit's clock.</param>
/// <param name="Value">The value, of the kind that the catalogue says.</param>
public sealed record Observation(SensorId Sensor, QuantityDefinition Quantity, Instant MeasuredAt, ObservedValue Value);
