using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>The figures of one data set's verdicts.</summary>
internal static class FallFigures
{
    /// <summary>Gives each figure to <paramref name="add"/>: metric, value, n and the 95 % interval (Wilson for shares, by drawing people for the others).</summary>
    public static void Add(IReadOnlyList<FallVerdict> verdicts, int seed, Action<string, double?, int, double?, double?> add)
    {
        var falls = verdicts.Where(verdict => verdict.Trial.IsFall).ToList();
        var daily = verdicts.Where(verdict => !verdict.Trial.IsFall).ToList();
        Share found = new(falls.Count(verdict => verdict.IsAlarm), falls.Count), silent = new(daily.Count(verdict => !verdict.IsAlarm), daily.Count);
        add("sensitivity", found.Value, found.Of, found.Wilson()?.Low, found.Wilson()?.High);
        add("specificity", silent.Value, silent.Of, silent.Wilson()?.Low, silent.Wilson()?.High);
        IReadOnlyList<IReadOnlyList<FallVerdict>> people = [.. verdicts.GroupBy(verdict => verdict.Trial.Person).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray())];
        Drawn("f1", F1);
        Drawn("balanced_accuracy", Balanced);
        Drawn("auc", rows => Ranking.Auc([.. rows.Select(row => (row.Score, row.Trial.IsFall))]));
        var delays = falls.Select(verdict => verdict.DelaySeconds).OfType<double>().Order().ToList();
        add("delay_p50_s", Quantile.Of(delays, 0.5), delays.Count, null, null);
        add("delay_p95_s", Quantile.Of(delays, 0.95), delays.Count, null, null);
        var hours = daily.Sum(verdict => (verdict.Trial.To - verdict.Trial.From).TotalHours);
        var rate = new Rate(daily.Count(verdict => verdict.IsAlarm), hours);
        add("false_alarms_per_hour", rate.Value, daily.Count, rate.Exact()?.Low, rate.Exact()?.High);

        void Drawn(string metric, Func<IReadOnlyList<FallVerdict>, double?> figure)
        {
            var interval = PersonBootstrap.Interval(people, figure, seed);
            add(metric, figure(verdicts), verdicts.Count, interval?.Low, interval?.High);
        }
    }

    /// <summary>Mean of sensitivity and specificity; null unless there are both kinds.</summary>
    public static double? Balanced(IReadOnlyList<FallVerdict> rows)
    {
        double falls = rows.Count(row => row.Trial.IsFall), daily = rows.Count - falls;
        return falls == 0 || daily == 0 ? null : ((rows.Count(row => row.Trial.IsFall && row.IsAlarm) / falls) + (rows.Count(row => !row.Trial.IsFall && !row.IsAlarm) / daily)) / 2;
    }

    private static double? F1(IReadOnlyList<FallVerdict> rows)
    {
        double right = rows.Count(row => row.Trial.IsFall && row.IsAlarm), told = rows.Count(row => row.IsAlarm), falls = rows.Count(row => row.Trial.IsFall);
        return falls == 0 ? null : 2 * right / (told + falls);
    }
}
