using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>A viewer at a resident's assessments.</summary>
/// <param name="Resident">Whose.</param>
/// <param name="Plan">Where they live.</param>
/// <param name="IsOpen">Whether the viewer's role lets them in.</param>
internal sealed record CapacityVisit(ResidentId Resident, HomePlan Plan, bool IsOpen);
