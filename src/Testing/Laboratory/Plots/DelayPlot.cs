using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>One strip a row: each delay a dot, dots of nearly the same delay stacked; a bar from the median to the 95th percentile.</summary>
internal static class DelayPlot
{
    private const double Width = 690, Left = 220, Right = 24, Row = 44, Top = 8, Bottom = 26, Radius = 2.5;
    private const int MostStacked = 7;

    /// <summary>Seconds: a minute, an hour and a day are marks of their own.</summary>
    private static readonly double[] Marks = [0, 1, 10, 60, 600, 3600, 6 * 3600, 24 * 3600, 72 * 3600];

    /// <param name="rows">Label and delays in seconds, ascending.</param>
    /// <param name="word">How a mark is called.</param>
    public static Svg Draw(IReadOnlyList<(string Label, IReadOnlyList<double> Seconds)> rows, Func<double, string> word)
    {
        var height = Top + (rows.Count * Row) + Bottom;
        var svg = new Svg(Width, height);
        var scale = new StretchedScale(Marks, Left, Width - Right);
        foreach (var mark in Marks)
        {
            svg.Line(scale.Place(mark), Top, scale.Place(mark), height - Bottom, "grid");
            svg.Text(scale.Place(mark), height - 8, word(mark), "middle", "muted");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Strip(svg, scale, rows[i], Top + (i * Row) + Row - 12);
        }

        return svg;
    }

    private static void Strip(Svg svg, StretchedScale scale, (string Label, IReadOnlyList<double> Seconds) row, double y)
    {
        svg.Text(Left - 12, y - 4, row.Label, "end");
        svg.Line(Left, y, Width - Right, y, "axis");
        if (Quantile.Of(row.Seconds, 0.5) is not { } median || Quantile.Of(row.Seconds, 0.95) is not { } high)
        {
            return;
        }

        svg.Rectangle(scale.Place(median), y - 1, Math.Max(scale.Place(high) - scale.Place(median), 1), 7, "band");
        svg.Line(scale.Place(median), y - 3, scale.Place(median), y + 8, "line", 2.5);
        foreach (var group in row.Seconds.GroupBy(seconds => Math.Round(scale.Place(seconds) / (2 * Radius))).OrderBy(group => group.Key))
        {
            var stacked = Math.Min(group.Count(), MostStacked);
            for (var i = 0; i < stacked; i++)
            {
                svg.Dot(Math.Max(group.Key * 2 * Radius, Left), y - 4 - (i * (group.Count() > MostStacked ? 4 : 4.5)), Radius, "mark");
            }
        }
    }
}
