using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Training.ThermalFalls;

/// <summary>One clip of the recordings: what was staged, and the pictures as they were decoded.</summary>
/// <param name="Name">As <c>thermal-d6t/bed scene/nf_215.csv</c>.</param>
/// <param name="Scene">What was staged: clips of one scene are alike, so that a whole scene is left out and never a clip.</param>
/// <param name="IsFall">Whether it is a fall.</param>
/// <param name="From">Its first picture.</param>
/// <param name="To">Its last.</param>
internal sealed record ThermalClip(string Name, string Scene, bool IsFall, Instant From, Instant To)
{
    /// <summary>When each picture was taken, in microseconds.</summary>
    public List<long> Times { get; } = [];

    /// <summary>Their pixels, one after the other.</summary>
    public List<float> Pictures { get; } = [];
}
