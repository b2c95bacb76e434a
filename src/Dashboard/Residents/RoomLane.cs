using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>Movement in one room: the windows in which something moved, in order.</summary>
public sealed record RoomLane(RoomKind Kind, IReadOnlyList<Instant> Starts);
