using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Measurements;

/// <summary>The first measurement of a local day that is at or beyond a limit.</summary>
internal readonly record struct Measurement(SensorId Sensor, MeasurementLimit Limit, bool IsLow, Instant At, DateOnly Day, double Value);
