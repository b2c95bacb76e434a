using AgeingMonitor.Analytics.Training.Falls;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What came of one trial.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Score">Its largest score.</param>
/// <param name="IsAlarm">Whether an alarm was raised from its first row to 10 s after its last.</param>
/// <param name="DelaySeconds">From the impact to the alarm; null without one.</param>
internal sealed record FallVerdict(FallTrial Trial, double Score, bool IsAlarm, double? DelaySeconds)
{
    /// <summary>By the product.</summary>
    public static IReadOnlyList<FallVerdict> Of(IReadOnlyList<FallTrial> trials, FallScores scores) =>
    [
        .. trials.Select(trial =>
        {
            var (margin, alarmAt, impactAt) = scores.Judge(trial);
            return new FallVerdict(trial, margin, alarmAt is not null, (alarmAt - impactAt) / 1e6);
        }),
    ];

    /// <summary>By the hardest knock alone.</summary>
    public static IReadOnlyList<FallVerdict> ByPeak(IReadOnlyList<FallTrial> trials, double threshold) =>
    [
        .. trials.Select(trial =>
        {
            var peak = trial.Knocks.Count == 0 ? 0 : trial.Knocks.Max(knock => knock.Candidate.PeakG);
            return new FallVerdict(trial, peak, peak >= threshold, null);
        }),
    ];
}
