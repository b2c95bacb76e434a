using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Homes;

/// <summary>A kit in a home for a time. A home has one kit at a time, and a kit one home: intervals do not overlap.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Home">The home.</param>
/// <param name="During">From installation to removal.</param>
public sealed record KitPlacement(KitId Kit, HomeId Home, TimeRange During);
