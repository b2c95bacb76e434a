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
internal sealed record ResidentPageData(ResidentId Resident, HomeNaming Home, int? BirthYear, IReadOnlyList<AlertView> Alerts, NightTile? LastNight, ResidentHistory? History, CapacityHistory? Capacity, IReadOnlyList<Place> Places);
