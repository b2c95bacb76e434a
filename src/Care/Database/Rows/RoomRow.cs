using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A room of a home.</summary>
internal sealed class RoomRow
{
    public required HomeId HomeId { get; set; }
    public required RoomId Id { get; set; }
    public required RoomKind Kind { get; set; }
}
