using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>A value as it was measured, before anybody knows what time that was.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="Quantity">What was measured.</param>
/// <param name="Value">In the quantity's unit.</param>
/// <param name="Stamp">When, in microseconds since the machine was switched on.</param>
/// <param name="Number">
/// Its place among all readings of the kit, ascending and above <see cref="OutboxFigures.LastReading"/>: a commit that failed may have reached the disk after all, and what it kept is then not kept again.
/// </param>
/// <param name="Dated">Its instant by the device's own clock, which stands while the kit knows the time; null for that of the stamp.</param>
internal sealed record Reading(SensorId Sensor, QuantityDefinition Quantity, ObservedValue Value, long Stamp, long Number, Instant? Dated = null);
