namespace AgeingMonitor.Analytics.Evaluation.Statistics;

/// <summary>How well a score ranks the true above the false. Ties count as they should: half in the area, together in the precision.</summary>
public static class Ranking
{
    /// <summary>Area under the receiver operating characteristic (Mann-Whitney); null unless there are both kinds.</summary>
    public static double? Auc(IReadOnlyList<(double Score, bool Label)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double positives = rows.Count(row => row.Label), negatives = rows.Count - positives, above = 0, below = 0;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        foreach (var tie in rows.GroupBy(row => row.Score).OrderBy(tie => tie.Key))
        {
            double p = tie.Count(row => row.Label), n = tie.Count() - p;
            above += p * (below + (n / 2));
            below += n;
        }

        return above / (positives * negatives);
    }

    /// <summary>Average precision: the mean of the precision at each true row, ties taken together; null when nothing is true.</summary>
    public static double? AveragePrecision(IReadOnlyList<(double Score, bool Label)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double positives = rows.Count(row => row.Label), found = 0, seen = 0, sum = 0;
        if (positives == 0)
        {
            return null;
        }

        foreach (var tie in rows.GroupBy(row => row.Score).OrderByDescending(tie => tie.Key))
        {
            double p = tie.Count(row => row.Label);
            seen += tie.Count();
            found += p;
            sum += p * found / seen;
        }

        return sum / positives;
    }

    /// <summary>Share of the true rows among the highest <paramref name="share"/> of all rows; of a tie at the border the part that fits, in proportion. Null when nothing is true.</summary>
    public static double? SensitivityAt(double share, IReadOnlyList<(double Score, bool Label)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double positives = rows.Count(row => row.Label), room = share * rows.Count, found = 0;
        if (positives == 0)
        {
            return null;
        }

        foreach (var tie in rows.GroupBy(row => row.Score).OrderByDescending(tie => tie.Key))
        {
            var taken = Math.Min(1, room / tie.Count());
            found += taken * tie.Count(row => row.Label);
            room -= tie.Count();
            if (room <= 0)
            {
                break;
            }
        }

        return found / positives;
    }
}
