using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>What the store knows of a resident for one page.</summary>
/// <param name="LaneRange">The last 24 hours.</param>
/// <param name="Lanes">The home's rooms.</param>
/// <param name="LanesUnheard">When the kit was not heard in them.</param>
/// <param name="ChartTime">The chosen period.</param>
/// <param name="Charts">The resident's vital signs.</param>
/// <param name="ChartsUnheard">When the kit was not heard in it.</param>
public sealed record ResidentHistory(
    TimeRange LaneRange, IReadOnlyList<RoomLane> Lanes, IReadOnlyList<TimeRange> LanesUnheard, TimeRange ChartTime, IReadOnlyList<VitalChart> Charts, IReadOnlyList<TimeRange> ChartsUnheard);
