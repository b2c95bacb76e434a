using AgeingMonitor.Analytics.Training.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What the detector made of one trial.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Trial">Which.</param>
/// <param name="Alerts">How often a fall was suspected from its first row to 10 s after its last.</param>
/// <param name="FirstAt">When first, in microseconds: when the pack was sealed, or the tick came, that let it be said.</param>
/// <param name="Score">Largest score; <see cref="FallScore.None"/> without a knock.</param>
/// <param name="ImpactAt">When the acceleration was largest, within the hand-made times of the source where it has them.</param>
internal sealed record TrialResult(FallPerson Person, FallTrial Trial, int Alerts, long? FirstAt, double Score, long ImpactAt)
{
    /// <summary>Whether it is held to be a fall.</summary>
    public bool IsAlert => Alerts > 0;

    /// <summary>Seconds from the impact until a fall was suspected; less than 0 when something before it was taken for the fall.</summary>
    public double? Delay => FirstAt is { } at ? (at - ImpactAt) / 1e6 : null;
}
