using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>The figures of a group of trials.</summary>
internal static class FallFigures
{
    /// <summary>Adds a figure: metric, value, how many trials, interval.</summary>
    public delegate void Add(string metric, double? value, int n, double? low = null, double? high = null);

    /// <summary>All but delays.</summary>
    public static void Report(IReadOnlyList<TrialResult> trials, int seed, Add add)
    {
        ReportShares(trials, string.Empty, add);
        AddDrawn(add, "f1", trials, F1, seed);
        AddDrawn(add, "auc", trials, Auc, seed);
        AddDrawn(add, "balanced_accuracy", trials, Balanced, seed);
        var daily = trials.Where(one => !one.Trial.IsFall).ToList();
        var rate = new Rate(daily.Sum(one => one.Alerts), daily.Sum(one => (one.Trial.To - one.Trial.From) / 3.6e9));
        add("false_alarms_per_hour", rate.Value, daily.Count, rate.Exact()?.Low, rate.Exact()?.High);
    }

    /// <summary>Sensitivity and specificity.</summary>
    public static void ReportShares(IReadOnlyList<TrialResult> trials, string path, Add add)
    {
        var falls = trials.Where(one => one.Trial.IsFall).ToList();
        var daily = trials.Where(one => !one.Trial.IsFall).ToList();
        AddShare(add, path + "sensitivity", new(falls.Count(one => one.IsAlert), falls.Count));
        AddShare(add, path + "specificity", new(daily.Count(one => !one.IsAlert), daily.Count));
    }

    /// <summary>From impact to alert, of the falls that were found.</summary>
    public static void ReportDelays(IReadOnlyList<TrialResult> trials, string path, Add add)
    {
        var delays = trials.Where(one => one.Trial.IsFall).Select(one => one.Delay).OfType<double>().Order().ToList();
        add(path + "delay_p50_s", Quantile.Of(delays, 0.5), delays.Count);
        add(path + "delay_p95_s", Quantile.Of(delays, 0.95), delays.Count);
    }

    /// <summary>Mean of sensitivity and specificity; null unless there are both kinds.</summary>
    public static double? Balanced(IReadOnlyList<TrialResult> trials)
    {
        int falls = trials.Count(one => one.Trial.IsFall), daily = trials.Count - falls;
        return falls == 0 || daily == 0 ? null : (((double)trials.Count(one => one.Trial.IsFall && one.IsAlert) / falls) + ((double)trials.Count(one => !one.Trial.IsFall && !one.IsAlert) / daily)) / 2;
    }

    /// <summary>Area under the curve of the largest score.</summary>
    public static double? Auc(IReadOnlyList<TrialResult> trials) => Ranking.Auc([.. trials.Select(one => (one.Score, one.Trial.IsFall))]);

    private static double? F1(IReadOnlyList<TrialResult> trials)
    {
        int found = trials.Count(one => one.Trial.IsFall && one.IsAlert), wrong = trials.Count(one => one.Trial.IsFall != one.IsAlert);
        return trials.Any(one => one.Trial.IsFall) ? 2.0 * found / ((2 * found) + wrong) : null;
    }

    private static void AddShare(Add add, string metric, Share share) => add(metric, share.Value, share.Of, share.Wilson()?.Low, share.Wilson()?.High);

    private static void AddDrawn(Add add, string metric, IReadOnlyList<TrialResult> trials, Func<IReadOnlyList<TrialResult>, double?> figure, int seed)
    {
        var people = trials.GroupBy(one => one.Person.Name, StringComparer.Ordinal).Select(IReadOnlyList<TrialResult> (group) => [.. group]).ToList();
        var value = figure(trials);
        var interval = value is null ? null : PersonBootstrap.Interval(people, figure, seed);
        add(metric, value, trials.Count, interval?.Low, interval?.High);
    }
}
