using AgeingMonitor.Care.Installation;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>What a report says, in words: the same on the page and in the PDF.</summary>
internal static class ReportLines
{
    /// <summary>Whether everything is proven, or how many points are open.</summary>
    public static string Verdict(CommissioningReport report, Words words) => report.IsWhole
        ? words[WalkTexts.ReportWhole]
        : words.Fill(WalkTexts.ReportOpen, report.Steps.Count(step => step.Result != StepResult.Passed) + report.Sensors.Count(sensor => !sensor.IsProven));

    /// <summary>Where a sensor stands.</summary>
    public static string Place(CommissionedSensor sensor, Words words) => words[sensor.RoomKind is { } kind ? Labels.Room(kind.ToLowerInvariant()) : WalkTexts.Worn];

    /// <summary>What its battery is at.</summary>
    public static string Battery(CommissionedSensor sensor, Words words) => sensor.Battery is { } battery ? $"{words.Number(battery, 0)} %" : "–";

    /// <summary>How its bridge hears it.</summary>
    public static string Radio(CommissionedSensor sensor, Words words) => sensor.LinkQuality is { } link ? words.Number(link, 0) : "–";

    /// <summary>How a step ended.</summary>
    public static string Result(CommissionedStep step, Words words) => $"{words[WalkTexts.Of(step.Result)]}{(step.Seconds is { } seconds ? $", {words.Number(seconds, 1)} s" : null)}";

    /// <summary>Why it ended so.</summary>
    public static string Reason(CommissionedStep step, Words words) => WalkLines.Advice(step.Reason, words) ?? step.Reason ?? string.Empty;

    /// <summary>What differs from the visit before; a line that says so when nothing does.</summary>
    public static IEnumerable<string> Changes(CommissioningChanges changes, Words words)
    {
        if (changes.IsEmpty)
        {
            yield return words[WalkTexts.NoChanges];
        }

        foreach (var (text, sensors) in new[] { (WalkTexts.ChangeAdded, changes.Added), (WalkTexts.ChangeRemoved, changes.Removed), (WalkTexts.ChangeMoved, changes.Moved), (WalkTexts.ChangeWorse, changes.NoLongerProven), (WalkTexts.ChangeBetter, changes.NewlyProven) })
        {
            if (sensors.Count > 0)
            {
                yield return words.Fill(text, string.Join(", ", sensors));
            }
        }

        foreach (var (sensor, before, now) in changes.Batteries)
        {
            yield return words.Fill(WalkTexts.ChangeBattery, sensor, words.Number(before, 0), words.Number(now, 0));
        }
    }
}
