using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>A period that the charts offer.</summary>
/// <param name="Code">Name in the address.</param>
/// <param name="Text">Name on screen.</param>
/// <param name="Length">How far back.</param>
/// <param name="Bucket">Window of the curve: at most some 300 points, so that a phone draws it at once; a day where day and night would blacken it.</param>
/// <param name="Row">Window of a table row: short enough to be listened to.</param>
public sealed record ChartRange(string Code, LocalizedText Text, TimeSpan Length, TimeSpan Bucket, TimeSpan Row)
{
    public static IReadOnlyList<ChartRange> All { get; } =
    [
        new("24h", PageTexts.RangeDay, TimeSpan.FromHours(24), TimeSpan.FromMinutes(5), TimeSpan.FromHours(2)),
        new("7d", PageTexts.RangeWeek, TimeSpan.FromDays(7), TimeSpan.FromMinutes(30), TimeSpan.FromHours(24)),
        new("90d", PageTexts.RangeQuarter, TimeSpan.FromDays(90), TimeSpan.FromDays(1), TimeSpan.FromDays(7)),
    ];

    /// <summary>The named one; the first for any other name.</summary>
    public static ChartRange Find(string? code) => All.FirstOrDefault(r => r.Code == code) ?? All[0];
}
