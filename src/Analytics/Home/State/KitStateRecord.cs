using AgeingMonitor.Analytics.Order;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Position and detectors of one kit; times in microseconds. <paramref name="Detectors"/> is null before the kit's first pack in this home.</summary>
internal sealed record KitStateRecord(string Kit, KitPosition Position, DetectorsRecord? Detectors);
