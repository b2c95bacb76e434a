using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Capacity;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>
/// What a resident's page shows; <paramref name="History"/> is null when the store does not answer, <paramref name="LastNight"/> when none is known or the live view does not answer,
/// <paramref name="Capacity"/> for those whose role is not to care.
/// </summary>
internal sealed record ResidentPageData(ResidentId Resident, HomeNaming Home, int? BirthYear, IReadOnlyList<AlertView> Alerts, NightTile? LastNight, ResidentHistory? History, CapacityHistory? Capacity, IReadOnlyList<Place> Places)
{
    /// <summary>The mean of the blood pressure at home; null when there is none in seven days, or the live view does not answer.</summary>
    public PressureTile? Pressure { get; init; }

    /// <summary>The rates estimated last from a pulse wave; null when there are none of a day, or the live view does not answer.</summary>
    public WaveTile? Wave { get; init; }
}
