using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A sensor in a room, or on a resident, for a time.</summary>
internal sealed class SensorPlacementRow
{
    public long Id { get; set; }
    public required HomeId HomeId { get; set; }
    public required KitId KitId { get; set; }
    public required SensorId Sensor { get; set; }
    public RoomId? RoomId { get; set; }
    public ResidentId? ResidentId { get; set; }
    public required Instant FromAt { get; set; }
    public required Instant ToAt { get; set; }
}
