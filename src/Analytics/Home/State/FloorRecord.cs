using AgeingMonitor.Analytics.Detection.Falls;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>Somebody on the floor as a sensor sees it, since when in microseconds; once dismissed with the last movement elsewhere. Null for a state that lasts, as most are: a word of a fall alone is none.</summary>
internal sealed record FloorRecord(string Sensor, long Since, FloorStage Stage, long? Elsewhere = null, bool? IsWord = null, bool? IsDoubtful = null);
