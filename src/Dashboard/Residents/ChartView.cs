using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>A chart as its island draws it: columns of equal length.</summary>
internal sealed record ChartView(
    string Key, string Label, string Unit, int Digits, IReadOnlyList<long> Starts, IReadOnlyList<double> Mean, IReadOnlyList<double> Minimum, IReadOnlyList<double> Maximum)
{
    public static ChartView From(VitalChart chart, Words words) => new(
        chart.Quantity.Code,
        words[new LocalizedText(chart.Quantity.French, chart.Quantity.English)],
        Units.Shown(chart.Quantity),
        chart.Digits,
        [.. chart.Curve.Select(b => Milliseconds.Of(b.Start))],
        [.. chart.Curve.Select(b => Math.Round(b.Mean, 2))],
        [.. chart.Curve.Select(b => b.Minimum)],
        [.. chart.Curve.Select(b => b.Maximum)]);
}
