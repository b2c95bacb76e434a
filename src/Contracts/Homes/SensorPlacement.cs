using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Homes;

/// <summary>Where a sensor of a kit is, or who wears or uses it, for a time. Resolved at <c>measuredAt</c>, when data is read or routed.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Sensor">The sensor within it.</param>
/// <param name="Room">Its room; null for what is worn or carried about.</param>
/// <param name="Resident">The one resident it belongs to; null for ambient sensors and for those that several share.</param>
/// <param name="During">From placing to removal.</param>
public sealed record SensorPlacement(KitId Kit, SensorId Sensor, RoomId? Room, ResidentId? Resident, TimeRange During);
