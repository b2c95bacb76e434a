namespace AgeingMonitor.Falls.Scanning;

/// <summary>A knock that may be a fall.</summary>
/// <param name="ImpactAt">When it was hardest, in microseconds on the clock of the samples.</param>
/// <param name="DecidedAt">The cell after which it could be judged: 2.5 s later.</param>
/// <param name="PeakG">Largest magnitude of the acceleration over 20 ms, in g.</param>
public readonly record struct FallCandidate(long ImpactAt, long DecidedAt, double PeakG);
