using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>What identifies a time series.</summary>
/// <param name="Kit">The kit that measured.</param>
/// <param name="Sensor">The sensor, within the kit.</param>
/// <param name="Quantity">What was measured.</param>
public readonly record struct SeriesKey(KitId Kit, SensorId Sensor, QuantityDefinition Quantity);
