namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>How large packs are, in bytes of payload.</summary>
/// <param name="Smallest">Smallest.</param>
/// <param name="Median">Half of them are at most so large.</param>
/// <param name="Percentile95">95 of 100 are at most so large.</param>
/// <param name="Largest">Largest.</param>
/// <param name="Mean">Mean.</param>
/// <param name="MeanObservations">Mean count of observations in packs that hold any.</param>
public sealed record PackSizes(int Smallest, int Median, int Percentile95, int Largest, double Mean, double MeanObservations);
