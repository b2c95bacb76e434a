using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>One worn accelerometer.</summary>
internal sealed class WornSensor(FallDetector detector)
{
    public FallDetector Detector => detector;

    /// <summary>When the kit itself last spoke of a fall.</summary>
    public Instant? OwnAt { get; set; }
}
