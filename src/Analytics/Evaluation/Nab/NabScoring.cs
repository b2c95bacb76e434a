namespace AgeingMonitor.Analytics.Evaluation.Nab;

/// <summary>The scoring of the Numenta Anomaly Benchmark (Lavin and Ahmad, ICMLA 2015; numenta/NAB 1.1). Pure.</summary>
internal static class NabScoring
{
    private const double ProbationShare = 0.15;
    private const int MostProbationRows = 750;
    private const double FarBehind = 3;

    /// <summary>Rows at the start of a series in which nothing counts.</summary>
    public static int ProbationOf(int rows) => Math.Min((int)(ProbationShare * rows), MostProbationRows);

    /// <summary>Worth of a detection by its place: -1 at the start of a window, 0 at its end, in widths of the window; from 1 down to -1.</summary>
    public static double Worth(double place) => place > FarBehind ? -1 : (2 / (1 + Math.Exp(5 * place))) - 1;

    /// <summary>Sum of a series before it is normalised: the best detection of each window, less missed windows and false detections.</summary>
    /// <param name="rows">Rows of the series.</param>
    /// <param name="windows">First and last row of each window, in order, not overlapping.</param>
    /// <param name="detections">Rows at which something was detected.</param>
    /// <param name="profile">What errors cost.</param>
    public static double Sum(int rows, IReadOnlyList<(int First, int Last)> windows, IEnumerable<int> detections, NabProfile profile)
    {
        var best = new double?[windows.Count];
        var sum = 0.0;
        foreach (var row in detections.Where(row => row >= ProbationOf(rows)))
        {
            var (inside, before) = Place(windows, row);
            if (inside is { } window)
            {
                var (first, last) = windows[window];
                var worth = Worth(-(last - row + 1) / (double)(last - first + 1)) / Worth(-1);
                best[window] = Math.Max(best[window] ?? double.NegativeInfinity, worth);
            }
            else
            {
                sum += profile.FalsePositive * (before is { } past ? Worth((row - windows[past].Last) / (double)Math.Max(1, windows[past].Last - windows[past].First)) : -1);
            }
        }

        return sum + best.Sum(worth => worth ?? -profile.Missed);
    }

    /// <summary>Sums of all series on the scale of the benchmark: 0 for silence, 100 for every window found at its start and nothing else; null without a window.</summary>
    public static double? Normalise(double sum, int windows, NabProfile profile) => windows == 0 ? null : 100 * (sum + (windows * profile.Missed)) / (windows * (1 + profile.Missed));

    private static (int? Inside, int? Before) Place(IReadOnlyList<(int First, int Last)> windows, int row)
    {
        int? before = null;
        for (var i = 0; i < windows.Count; i++)
        {
            if (row >= windows[i].First && row <= windows[i].Last)
            {
                return (i, before);
            }

            before = windows[i].Last < row ? i : before;
        }

        return (null, before);
    }
}
