using System.Globalization;
using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Where the weeks of a measure lie in its small picture. Numbers in the invariant culture with two decimals at most, so that a page is the same on every machine.</summary>
public sealed class WeekPlot
{
    /// <summary>Width of the picture.</summary>
    public const int Width = 320;

    /// <summary>Height of the picture.</summary>
    public const int Height = 96;

    private const double Margin = 8;
    private const double Quantile975 = 1.96;

    private readonly double low;
    private readonly double high;

    /// <summary>The picture of a measure with at least one value.</summary>
    /// <param name="weeks">A place for each week, the oldest first; null where the week is missing.</param>
    public WeekPlot(IReadOnlyList<CapacityReading?> weeks)
    {
        var values = weeks.Select(week => week?.Value).OfType<double>().ToArray();
        var reach = weeks.Where(week => week?.Value is not null).Select(week => Quantile975 * (week!.Error ?? 0)).ToArray();
        (low, high) = (values.Zip(reach, (value, error) => value - error).Min(), values.Zip(reach, (value, error) => value + error).Max());
        var trend = weeks.Select(week => week?.Trend).LastOrDefault(known => known is not null);
        var usual = values.Take(6).Order().ToArray();
        if (trend is not null)
        {
            var middle = (usual[(usual.Length - 1) / 2] + usual[usual.Length / 2]) / 2;
            (low, high) = (Math.Min(low, middle - trend.Detectable), Math.Max(high, middle + trend.Detectable));
            Band = (Number(Y(middle + trend.Detectable)), Number(Y(middle - trend.Detectable) - Y(middle + trend.Detectable)), Number(Y(middle)));
        }

        Marks =
        [
            .. weeks.Index().Where(week => week.Item?.Value is not null).Select(week => new WeekMark(
                Number(Margin + ((Width - (2 * Margin)) * (weeks.Count == 1 ? 0.5 : week.Index / (weeks.Count - 1.0)))),
                Number(Y(week.Item!.Value!.Value)),
                Number(Y(week.Item.Value.Value + (Quantile975 * (week.Item.Error ?? 0)))),
                Number(Y(week.Item.Value.Value - (Quantile975 * (week.Item.Error ?? 0)))))),
        ];
    }

    /// <summary>Top, height and middle of what is usual and cannot be told from it; null until that is known.</summary>
    public (string Top, string Height, string Middle)? Band { get; }

    /// <summary>The weeks with a value.</summary>
    public IReadOnlyList<WeekMark> Marks { get; }

    private double Y(double value) => high > low ? Margin + ((Height - (2 * Margin)) * (high - value) / (high - low)) : Height / 2.0;

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
