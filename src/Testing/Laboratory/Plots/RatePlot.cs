using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>One row a rate: a point with its interval of 95 %.</summary>
internal static class RatePlot
{
    private const double Width = 640, Left = 170, Right = 96, Row = 30, Top = 8, Bottom = 26;

    /// <param name="rows">Label, rate and what stands at the row's end.</param>
    /// <param name="word">How a mark is called.</param>
    public static Svg Draw(IReadOnlyList<(string Label, Rate Rate, string Note)> rows, Func<double, string> word)
    {
        var height = Top + (rows.Count * Row) + Bottom;
        var svg = new Svg(Width, height);
        var scale = new NiceScale(rows.Max(row => row.Rate.Exact()?.High ?? 0), Left, Width - Right);
        foreach (var mark in scale.Marks)
        {
            svg.Line(scale.Place(mark), Top, scale.Place(mark), height - Bottom, "grid");
            svg.Text(scale.Place(mark), height - 8, word(mark), "middle", "muted");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var y = Top + (i * Row) + (Row / 2);
            svg.Text(Left - 12, y + 4, rows[i].Label, "end");
            svg.Text(Width - Right + 12, y + 4, rows[i].Note, "start", "muted");
            if (rows[i].Rate is { Value: { } value } rate && rate.Exact() is { } interval)
            {
                svg.Line(scale.Place(interval.Low), y, scale.Place(interval.High), y, "line", 3);
                svg.Dot(scale.Place(value), y, 5, "mark");
            }
        }

        return svg;
    }
}
