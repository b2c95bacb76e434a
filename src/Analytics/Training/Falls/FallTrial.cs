namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>One trial: a span of its person's samples.</summary>
/// <param name="Activity">What the source calls it.</param>
/// <param name="Trial">All its keys in one word.</param>
/// <param name="IsFall">Whether it is a fall.</param>
/// <param name="From">Its first row, in microseconds.</param>
/// <param name="To">Its last row.</param>
/// <param name="First">Number of its first sample.</param>
/// <param name="End">Number of the sample after its last.</param>
public sealed record FallTrial(string Activity, string Trial, bool IsFall, long From, long To, int First, int End);
