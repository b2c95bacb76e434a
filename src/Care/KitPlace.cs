using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>A kit in a home for a time.</summary>
public sealed record KitPlace(HomeId Home, HomeMode Mode, TimeRange During);
