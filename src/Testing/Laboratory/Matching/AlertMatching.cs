using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory.Matching;

/// <summary>Holds alerts against what a good system would have raised. Safe to share.</summary>
public static class AlertMatching
{
    /// <summary>
    /// Judges alerts in the order in which they were known. An alert belongs to an expectation of its home that names its rule and in whose time it was known: to a need that has none yet, else to a need that has one (a repeat), else to a
    /// time in which it is understandable, else to nothing. Of several the one whose start is nearest to the start of the alert's episode, then the earlier.
    /// </summary>
    /// <param name="expectations">Of any number of homes.</param>
    /// <param name="alerts">Each alert once, in any order.</param>
    /// <returns>Every need and every alert exactly once: needs in the order of <paramref name="expectations"/>, alerts in order of time.</returns>
    public static MatchResult Match(IReadOnlyList<Expectation> expectations, IReadOnlyList<RaisedAlert> alerts)
    {
        ArgumentNullException.ThrowIfNull(expectations);
        ArgumentNullException.ThrowIfNull(alerts);
        var byHome = Enumerable.Range(0, expectations.Count).GroupBy(i => expectations[i].Home).ToDictionary(group => group.Key, group => group.ToArray());
        var foundBy = new RaisedAlert?[expectations.Count];
        var judged = new List<JudgedAlert>(alerts.Count);
        foreach (var alert in alerts.OrderBy(alert => alert.KnownAt).ThenBy(alert => alert.Alert.EpisodeStart).ThenBy(alert => alert.Alert.Id.ToString(), StringComparer.Ordinal))
        {
            judged.Add(Judge(alert, expectations, byHome, foundBy));
        }

        var needs = Enumerable.Range(0, expectations.Count).Where(i => expectations[i].Must).Select(i => new JudgedNeed(expectations[i], foundBy[i]));
        return new MatchResult([.. needs], judged);
    }

    private static JudgedAlert Judge(RaisedAlert alert, IReadOnlyList<Expectation> expectations, Dictionary<HomeId, int[]> byHome, RaisedAlert?[] foundBy)
    {
        var best = -1;
        foreach (var i in byHome.GetValueOrDefault(alert.Alert.Home) ?? [])
        {
            if (expectations[i].During.Contains(alert.KnownAt) && expectations[i].Rules.Contains(alert.Alert.Rule) && (best < 0 || IsBetter(i, best)))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return new(alert, AlertVerdict.False, null);
        }

        var verdict = !expectations[best].Must ? AlertVerdict.Understandable : foundBy[best] is null ? AlertVerdict.Found : AlertVerdict.Repeat;
        foundBy[best] ??= alert;
        return new(alert, verdict, expectations[best]);

        bool IsBetter(int candidate, int than) => RankOf(candidate).CompareTo(RankOf(than)) < 0;

        (int Order, long Distance, long From) RankOf(int i) => (
            !expectations[i].Must ? 2 : foundBy[i] is null ? 0 : 1,
            DistanceOf(alert.Alert, expectations[i]),
            expectations[i].During.From.Microseconds);
    }

    /// <summary>Saturates, so that an interval without a beginning is only far away.</summary>
    private static long DistanceOf(AlertDraft alert, Expectation expectation)
    {
        var distance = Int128.Abs((Int128)alert.EpisodeStart.Microseconds - expectation.During.From.Microseconds);
        return distance > long.MaxValue ? long.MaxValue : (long)distance;
    }
}
