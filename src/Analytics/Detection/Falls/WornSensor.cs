using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>One worn accelerometer, and who wears it.</summary>
internal sealed class WornSensor(FallDetector detector, ResidentId resident)
{
    public FallDetector Detector => detector;

    public ResidentId Resident => resident;

    /// <summary>How long after its last sample the next block may still come, in microseconds: as long as a block lasts and is on its way.</summary>
    public long Patience { get; set; }

    /// <summary>Impact of the fall that was last told, in microseconds: what becomes of it is told too. Null when none was, or the kit had told it itself.</summary>
    public long? Told { get; set; }
}
