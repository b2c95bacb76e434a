using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Battery;

/// <summary>What the detector finds: a battery that has become low.</summary>
internal readonly record struct LowBattery(SensorId Sensor, Instant Start, double Percent);
