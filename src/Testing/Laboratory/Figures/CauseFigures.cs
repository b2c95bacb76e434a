using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>What became of the needs of one cause.</summary>
/// <param name="Cause">As in the expectations.</param>
/// <param name="Met">Needs, and how many of them were met.</param>
/// <param name="DelaySeconds">Delays of those met, in seconds, ascending.</param>
/// <param name="Repeats">Further alerts about them.</param>
/// <param name="Understandable">Alerts that such a happening explains without needing them.</param>
public sealed record CauseFigures(string Cause, Share Met, IReadOnlyList<double> DelaySeconds, int Repeats, int Understandable);
