using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>A score that has risen to a level not told in this episode.</summary>
internal readonly record struct News2Episode(Instant Start, Instant At, News2Level Level, News2Score Score);
