using AgeingMonitor.Analytics.Home.State;

namespace AgeingMonitor.Analytics.Shadow;

/// <summary>The shadow's part of a resident's saved state, of one kit: what they wear, and how the two models compare on it.</summary>
internal sealed record ShadowRecord(string Kit, WornSensorRecord[] Worn, ShadowComparison Falls);
