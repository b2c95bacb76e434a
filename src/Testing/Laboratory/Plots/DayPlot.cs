namespace AgeingMonitor.Testing.Laboratory.Plots;

/// <summary>One row a series: a column for each day, each row on a scale of its own, whose highest value stands beside it.</summary>
internal static class DayPlot
{
    private const double Width = 640, Left = 170, Right = 96, Row = 46, Top = 4, Bottom = 26;

    /// <param name="rows">Label, a value for each day, and what stands at the row's end.</param>
    /// <param name="dayWord">How the axis is called.</param>
    public static Svg Draw(IReadOnlyList<(string Label, IReadOnlyList<double> Days, string Note)> rows, string dayWord)
    {
        var height = Top + (rows.Count * Row) + Bottom;
        var svg = new Svg(Width, height);
        var days = rows.Max(row => row.Days.Count);
        var step = (Width - Right - Left) / Math.Max(days, 1);
        for (var i = 0; i < rows.Count; i++)
        {
            var ground = Top + ((i + 1) * Row) - 4;
            svg.Text(Left - 12, ground - 10, rows[i].Label, "end");
            svg.Text(Width - Right + 12, ground - 10, rows[i].Note, "start", "muted");
            svg.Line(Left, ground, Width - Right, ground, "axis");
            var highest = rows[i].Days.DefaultIfEmpty().Max();
            for (var day = 0; day < rows[i].Days.Count && highest > 0; day++)
            {
                var tall = (Row - 12) * rows[i].Days[day] / highest;
                if (tall > 0)
                {
                    svg.Rectangle(Left + (day * step) + (step * 0.1), ground - tall, step * 0.8, tall, "mark");
                }
            }
        }

        var every = Math.Max(1, (int)Math.Ceiling(days / 10.0));
        for (var day = 0; day < days; day += every)
        {
            svg.Text(Left + ((day + 0.5) * step), height - 8, Svg.N(day + 1), "middle", "muted");
        }

        svg.Text(Left - 12, height - 8, dayWord, "end", "muted");
        return svg;
    }
}
