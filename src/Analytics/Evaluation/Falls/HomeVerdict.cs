using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>What a home has said of all the trials of a person.</summary>
/// <param name="Falls">Alerts of the rule <c>fall</c>, each once.</param>
/// <param name="Broken">When something failed, in microseconds.</param>
internal sealed record HomeVerdict(IReadOnlyList<AlertDraft> Falls, IReadOnlyList<long> Broken)
{
    /// <summary>What still counts after a trial's last row, in microseconds.</summary>
    public const long Grace = 10_000_000;

    /// <summary>
    /// The result of a trial: alerts whose impact lies from its first row to 10 s after its last, and when the first was raised: when the pack was sealed that let it be said. The score is that of the detector alone, since
    /// an alert tells only those that are high enough. A failure counts as missed, or as a false alert.
    /// </summary>
    public TrialResult Of(TrialResult alone)
    {
        var trial = alone.Trial;
        if (Broken.Any(at => at >= trial.From && at <= trial.To + Grace))
        {
            return alone with { Alerts = trial.IsFall ? 0 : 1, FirstAt = null, Score = trial.IsFall ? FallScore.None : -FallScore.None };
        }

        var mine = Falls.Where(alert => alert.EpisodeStart.Microseconds >= trial.From && alert.EpisodeStart.Microseconds <= trial.To + Grace).ToList();
        return alone with { Alerts = mine.Count, FirstAt = mine.Count > 0 ? mine.Min(alert => alert.RaisedAt.Microseconds) : null };
    }
}
