using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>One series of a kit, and the side on which it lies outside.</summary>
internal readonly record struct VitalSignRunKey(SensorId Sensor, QuantityDefinition Quantity, LimitSide Side);
