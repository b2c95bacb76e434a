using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>One value in its quantity's unit.</summary>
internal readonly record struct HealthValue(QuantityDefinition Quantity, double Value);
