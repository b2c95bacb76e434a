using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>A running episode of one series and side.</summary>
internal readonly record struct VitalSignRun(ResidentId? Resident, Instant Start, Instant LastOutside);
