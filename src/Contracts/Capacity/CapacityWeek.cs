using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Capacity;

/// <summary>What the sensors of a home tell of intrinsic capacity in one week, between the screenings of the staff. It calls nobody.</summary>
public sealed record CapacityWeek
{
    /// <summary>The home.</summary>
    public required HomeId Home { get; init; }

    /// <summary>The only resident, or the household where several live: then it is nobody's own.</summary>
    public required AlertSubject Subject { get; init; }

    /// <summary>First day of the week, a Monday.</summary>
    public required DateOnly Monday { get; init; }

    /// <summary>One for each measure of which the home has sensors, in the order of <see cref="CapacityMeasures.All"/>.</summary>
    public required IReadOnlyList<CapacityReading> Readings { get; init; }
}
