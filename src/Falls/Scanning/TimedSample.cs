namespace AgeingMonitor.Falls.Scanning;

/// <summary>One sample of the three axes, in g, and its time in microseconds.</summary>
internal readonly record struct TimedSample(long At, double X, double Y, double Z);
