using AgeingMonitor.Analytics.Detection.Weight;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A resident's weights as one kit knows them.</summary>
internal sealed record WeightRecord(string Kit, WeightState State);
