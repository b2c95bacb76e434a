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
        var (alerts, isBroken, first) = Within(trial.From, trial.To);
        return isBroken
            ? alone with { Alerts = trial.IsFall ? 0 : 1, FirstAt = null, Score = trial.IsFall ? FallScore.None : -FallScore.None }
            : alone with { Alerts = alerts, FirstAt = first };
    }

    /// <summary>How many alerts begin between two times, or 10 s after; whether something failed there; and when the first was raised.</summary>
    public (int Alerts, bool IsBroken, long? FirstAt) Within(long from, long to)
    {
        var mine = Falls.Where(alert => alert.EpisodeStart.Microseconds >= from && alert.EpisodeStart.Microseconds <= to + Grace).ToList();
        return (mine.Count, Broken.Any(at => at >= from && at <= to + Grace), mine.Count > 0 ? mine.Min(alert => alert.RaisedAt.Microseconds) : null);
    }
}
