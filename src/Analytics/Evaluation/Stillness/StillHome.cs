using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Evaluation.Stillness;

/// <summary>What rule stillness did in one home.</summary>
/// <param name="Days">Days with movement.</param>
/// <param name="Alarms">Alerts on them.</param>
/// <param name="LateDays">Days with movement after the first ones.</param>
/// <param name="LateAlarms">Alerts on them.</param>
/// <param name="Copies">Copies of the home in which movement ended.</param>
internal sealed record StillHome(int Days, int Alarms, int LateDays, int LateAlarms, IReadOnlyList<StillCopy> Copies);

/// <summary>A copy of a home in which nobody moves any more.</summary>
/// <param name="Room">Where movement was last seen.</param>
/// <param name="Delay">Until the alert; a whole day when there was none by then.</param>
internal readonly record struct StillCopy(RoomKind Room, TimeSpan Delay);
