using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>Somebody on the floor, as one sensor of a room sees it, until it sees nobody there.</summary>
internal sealed record FloorSight
{
    public required SensorId Sensor { get; init; }

    public required Instant Since { get; set; }

    /// <summary>How far it has been followed.</summary>
    public FloorStage Stage { get; set; }

    /// <summary>Whether the sensor says so until it says otherwise. A word of a fall is said once: it does not tell how long somebody lies there.</summary>
    public bool IsState { get; set; }

    /// <summary>Whether nobody was seen to go there, or somebody to be elsewhere since: a ghost, perhaps, and not confirmed by staying.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>The last movement elsewhere since it was dismissed.</summary>
    public Instant? Elsewhere { get; set; }
}
