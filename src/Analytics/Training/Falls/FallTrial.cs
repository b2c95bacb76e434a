using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Falls.Scanning;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>One trial of a data set and the knocks that were found in it.</summary>
/// <param name="Set">The data set.</param>
/// <param name="Person">As <c>weda-fall/U01</c>.</param>
/// <param name="Activity">What the source calls what was done.</param>
/// <param name="IsFall">Whether it was a fall.</param>
/// <param name="IsOlder">Whether the person is 60 or over.</param>
/// <param name="From">Its first row.</param>
/// <param name="To">Its last row.</param>
internal sealed record FallTrial(string Set, string Person, string Activity, bool IsFall, bool IsOlder, Instant From, Instant To)
{
    /// <summary>Until when an alarm counts for it.</summary>
    public Instant Until => To + TimeSpan.FromSeconds(10);

    /// <summary>Knocks that were judged within it, in order.</summary>
    public List<(FallCandidate Candidate, float[] Row)> Knocks { get; } = [];
}
