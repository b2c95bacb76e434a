using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Homes;

/// <summary>A room of a home.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Kind">What it is used for; screens name a room by its kind.</param>
public sealed record Room(RoomId Id, RoomKind Kind);
