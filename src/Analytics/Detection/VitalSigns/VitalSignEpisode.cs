using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>What the detector finds: an episode that begins with this value.</summary>
internal readonly record struct VitalSignEpisode(SensorId Sensor, ResidentId? Resident, VitalSignLimit Limit, LimitSide Side, Instant Start, double Value);
