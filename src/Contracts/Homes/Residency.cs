using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Homes;

/// <summary>A resident living in a home for a time.</summary>
/// <param name="Resident">The resident.</param>
/// <param name="During">From moving in to moving out.</param>
public sealed record Residency(ResidentId Resident, TimeRange During);
