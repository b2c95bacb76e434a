using System.Globalization;
using System.Text;
using AgeingMonitor.Testing.Laboratory.Plots;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Tests.Fit;

/// <summary>The table and the plots of docs/fit-to-tihm.md.</summary>
internal static class FitPage
{
    private const double Width = 640, Height = 260, Left = 48, Right = 16, Top = 16, Bottom = 40;

    private static readonly (string Name, Func<HomeActivity, double> Of, int Decimals)[] Rows =
    [
        ("Firings on the median day", home => home.PerDay, 0),
        ("Room changes between motion firings, median day", home => home.Transitions, 0),
        ("Firings 0–6 h, median night", home => home.Night, 0),
        ("of these in the bathroom", home => home.NightBathroom, 0),
        ("Front door, median day", home => home.FrontDoor, 0),
        ("Days with an outing by the front door, %", home => 100 * home.DaysOut, 0),
        .. HomeActivity.Places.Select(place => ($"Share of firings, {place.Name}, %", (Func<HomeActivity, double>)(home => 100 * home.Shares[place.Name]), 0)),
        ("Gap between firings, median, min", home => Gap(home, 0.5), 2),
        ("Gap, 95th percentile, min", home => Gap(home, 0.95), 1),
        ("Gap, 99th percentile, min", home => Gap(home, 0.99), 0),
        ("Gap, 99.9th percentile, h", home => Gap(home, 0.999) / 60, 1),
    ];

    /// <summary>A row for each measure: over homes the 10th percentile, the median and the 90th of each side.</summary>
    public static string Table(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var table = new StringBuilder("| Over homes: 10 % / median / 90 % | TIHM | simulated | ratio of medians |\n| --- | --- | --- | --- |\n");
        foreach (var row in Rows)
        {
            var (theirs, ours) = (Median(tihm, row.Of), Median(simulated, row.Of));
            table.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {Spread(tihm, row.Of, row.Decimals)} | {Spread(simulated, row.Of, row.Decimals)} | {(theirs > 0 ? (ours / theirs).ToString("0.00", CultureInfo.InvariantCulture) : "–")} |\n");
        }

        table.Append(CultureInfo.InvariantCulture, $"| Homes; days | {tihm.Count}; {tihm.Sum(home => home.Days)} | {simulated.Count}; {simulated.Sum(home => home.Days)} | |\n");
        return table.ToString();
    }

    /// <summary>Firings of a home in each hour of the day by place, mean over days and homes: TIHM, then simulated.</summary>
    public static string HoursByPlace(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var table = new StringBuilder("| Hour |").AppendJoin(string.Empty, HomeActivity.Places.Select(place => $" {place.Name} |")).Append("\n| --- |");
        table.Insert(table.Length, " --- |", HomeActivity.Places.Count).Append('\n');
        for (var hour = 0; hour < 24; hour++)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {hour} |");
            foreach (var place in HomeActivity.Places)
            {
                table.Append(CultureInfo.InvariantCulture, $" {tihm.Average(home => home.PerHourAt[place.Name][hour]):0.0} / {simulated.Average(home => home.PerHourAt[place.Name][hour]):0.0} |");
            }

            table.Append('\n');
        }

        return table.ToString();
    }

    public static double Median(IReadOnlyList<HomeActivity> homes, Func<HomeActivity, double> of) => Over(homes, of, 0.5);

    public static double Gap(HomeActivity home, double share) => Quantile.Of(home.GapMinutes, share) ?? 0;

    public static string Hours(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var svg = Frame(out var scale, Enumerable.Range(0, 24).Max(hour => Math.Max(Over(tihm, home => home.PerHour[hour], 0.75), Over(simulated, home => home.PerHour[hour], 0.75))));
        for (var hour = 0; hour <= 24; hour += 3)
        {
            svg.Text(X(hour), Height - 22, Svg.N(hour), "middle", "muted");
        }

        svg.Text(Width / 2, Height - 6, "hour of day; firings an hour and home: median line, quartiles as band (simulated) and dots (TIHM)", "middle", "muted");
        for (var hour = 0; hour < 24; hour++)
        {
            var (low, high) = (scale.Place(Over(simulated, home => home.PerHour[hour], 0.25)), scale.Place(Over(simulated, home => home.PerHour[hour], 0.75)));
            svg.Rectangle(X(hour), high, X(1) - X(0), low - high, "band");
            svg.Dot(X(hour + 0.5), scale.Place(Over(tihm, home => home.PerHour[hour], 0.25)), 2, "other");
            svg.Dot(X(hour + 0.5), scale.Place(Over(tihm, home => home.PerHour[hour], 0.75)), 2, "other");
        }

        svg.Curve(Enumerable.Range(0, 24).Select(hour => (X(hour + 0.5), scale.Place(Median(simulated, home => home.PerHour[hour])))), "line", 2);
        svg.Curve(Enumerable.Range(0, 24).Select(hour => (X(hour + 0.5), scale.Place(Median(tihm, home => home.PerHour[hour])))), "otherline", 2);
        Legend(svg);
        return svg.StandAlone("Firings by hour of day, TIHM and simulated homes");

        static double X(double hour) => Left + (hour * (Width - Left - Right) / 24);
    }

    public static string Gaps(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var svg = new Svg(Width, Height);
        var across = new StretchedScale([0, 0.5, 1, 2, 5, 10, 30, 60, 180, 600, 2880], Left, Width - Right);
        var up = new StretchedScale([0, 0.5, 0.9, 0.99, 0.999, 1], Height - Bottom, Top);
        foreach (var (mark, name) in across.Marks.Zip(["0", "30 s", "1 min", "2", "5", "10", "30", "1 h", "3 h", "10 h", "48 h"]))
        {
            svg.Line(across.Place(mark), Top, across.Place(mark), Height - Bottom, "grid");
            svg.Text(across.Place(mark), Height - 22, name, "middle", "muted");
        }

        foreach (var mark in up.Marks)
        {
            svg.Text(Left - 6, up.Place(mark) + 4, Svg.N(Math.Round(100 * mark, 1)), "end", "muted");
        }

        svg.Text(Width / 2, Height - 6, "gap to the next firing (stretched scale); % of gaps up to it (stretched scale), all homes pooled", "middle", "muted");
        svg.Curve(Ecdf(simulated), "line", 2);
        svg.Curve(Ecdf(tihm), "otherline", 2);
        Legend(svg);
        return svg.StandAlone("Gaps between firings, TIHM and simulated homes");

        IEnumerable<(double, double)> Ecdf(IReadOnlyList<HomeActivity> homes)
        {
            var all = homes.SelectMany(home => home.GapMinutes).Order().ToList();
            return Enumerable.Range(0, 101).Select(i => i <= 50 ? i / 100.0 : i <= 70 ? 0.5 + ((i - 50) * 0.02) : i <= 85 ? 0.9 + ((i - 70) * 0.006) : 0.99 + ((i - 85) * 0.01 / 15)).Select(share => (across.Place(Quantile.Of(all, share) ?? 0), up.Place(share)));
        }
    }

    public static string Spread(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var svg = Frame(out var scale, Math.Max(tihm.Max(home => home.PerDay), simulated.Max(home => home.PerDay)));
        svg.Text(Width / 2, Height - 6, "homes in order; firings on each home's median day", "middle", "muted");
        foreach (var (homes, css) in new[] { (simulated, "mark"), (tihm, "other") })
        {
            foreach (var (i, value) in homes.Select(home => home.PerDay).Order().Index())
            {
                svg.Dot(Left + ((i + 0.5) * (Width - Left - Right) / homes.Count), scale.Place(value), 4, css);
            }
        }

        Legend(svg);
        return svg.StandAlone("Firings a day, home by home, TIHM and simulated");
    }

    public static string Rooms(IReadOnlyList<HomeActivity> tihm, IReadOnlyList<HomeActivity> simulated)
    {
        var svg = Frame(out var scale, 100 * HomeActivity.Places.Max(place => Math.Max(Over(tihm, home => home.Shares[place.Name], 0.9), Over(simulated, home => home.Shares[place.Name], 0.9))));
        svg.Text(Width / 2, Height - 6, "share of firings, %: median of homes, line from the 10th to the 90th percentile", "middle", "muted");
        var step = (Width - Left - Right) / HomeActivity.Places.Count;
        foreach (var (i, place) in HomeActivity.Places.Index())
        {
            svg.Text(Left + ((i + 0.5) * step), Height - 22, place.Name, "middle", "muted");
            foreach (var (homes, css, line, shift) in new[] { (simulated, "mark", "line", -8), (tihm, "other", "otherline", 8) })
            {
                var x = Left + ((i + 0.5) * step) + shift;
                svg.Line(x, scale.Place(100 * Over(homes, home => home.Shares[place.Name], 0.1)), x, scale.Place(100 * Over(homes, home => home.Shares[place.Name], 0.9)), line, 2);
                svg.Dot(x, scale.Place(100 * Median(homes, home => home.Shares[place.Name])), 4, css);
            }
        }

        Legend(svg);
        return svg.StandAlone("Firings by place, TIHM and simulated homes");
    }

    private static double Over(IReadOnlyList<HomeActivity> homes, Func<HomeActivity, double> of, double share) => Quantile.Of([.. homes.Select(of).Order()], share) ?? 0;

    private static string Spread(IReadOnlyList<HomeActivity> homes, Func<HomeActivity, double> of, int decimals) =>
        string.Join(" / ", new[] { 0.1, 0.5, 0.9 }.Select(share => Over(homes, of, share).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));

    private static Svg Frame(out NiceScale scale, double highest)
    {
        var svg = new Svg(Width, Height);
        scale = new NiceScale(highest, Height - Bottom, Top);
        foreach (var mark in scale.Marks)
        {
            svg.Line(Left, scale.Place(mark), Width - Right, scale.Place(mark), "grid");
            svg.Text(Left - 6, scale.Place(mark) + 4, Svg.N(mark), "end", "muted");
        }

        return svg;
    }

    private static void Legend(Svg svg)
    {
        svg.Dot(Left + 14, Top + 6, 4, "mark");
        svg.Text(Left + 24, Top + 10, "simulated");
        svg.Dot(Left + 104, Top + 6, 4, "other");
        svg.Text(Left + 114, Top + 10, "TIHM");
    }
}
