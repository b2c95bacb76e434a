using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>What the detector finds: an episode, and the value with which it is found.</summary>
internal readonly record struct VitalSignEpisode(SensorId Sensor, ResidentId? Resident, VitalSignLimit Limit, LimitSide Side, Instant Start, Instant At, double Value);
