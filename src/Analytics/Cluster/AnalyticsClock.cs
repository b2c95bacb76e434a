namespace AgeingMonitor.Analytics.Cluster;

/// <summary>The clock of the grains. A type of its own, so that a test can stop it without stopping the silo's own timers.</summary>
public sealed record AnalyticsClock(TimeProvider Time);
