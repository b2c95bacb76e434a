namespace AgeingMonitor.Falls;

/// <summary>What a <see cref="FallDetector"/> has to say.</summary>
/// <param name="Stage">What it is.</param>
/// <param name="ImpactAt">When the knock was hardest, in microseconds on the clock of the samples: the episode's start in every change that follows.</param>
/// <param name="At">Up to when samples were looked at.</param>
/// <param name="Score">Score of the model; larger is more likely.</param>
/// <param name="PeakG">Largest magnitude of the acceleration, in g.</param>
/// <param name="Reason">Why, where it is confirmed or cancelled.</param>
public readonly record struct FallChange(FallStage Stage, long ImpactAt, long At, double Score, double PeakG, FallReason Reason = FallReason.None);
