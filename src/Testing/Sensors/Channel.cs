using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>One quantity of one sensor; <paramref name="Index"/> counts within the home.</summary>
internal sealed record Channel(int Index, SensorId Sensor, QuantityDefinition Quantity);
