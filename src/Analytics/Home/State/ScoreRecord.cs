using AgeingMonitor.Analytics.Detection.News2;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A resident's early warning score as one kit knows it.</summary>
internal sealed record ScoreRecord(string Kit, News2State State);
