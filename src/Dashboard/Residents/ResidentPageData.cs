using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>What a resident's page shows; <paramref name="History"/> is null when the store does not answer.</summary>
internal sealed record ResidentPageData(ResidentId Resident, HomeNaming Home, int? BirthYear, IReadOnlyList<AlertView> Alerts, ResidentHistory? History, IReadOnlyList<Place> Places);
