using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>A kit in the home where it stands now, seen by somebody who may install it.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Plan">The home.</param>
/// <param name="Label">What the team calls it.</param>
public sealed record KitVisit(KitId Kit, HomePlan Plan, string Label);
