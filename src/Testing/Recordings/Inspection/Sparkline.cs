using System.Globalization;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Observations an hour over the whole recording, in one line.</summary>
internal static class Sparkline
{
    private const int MostColumns = 72;
    private const long Hour = 3600 * Instant.MicrosecondsPerSecond;

    public static IEnumerable<string> Draw(InspectionReport report)
    {
        var measured = report.Quarters.Where(quarter => quarter.Observations > 0).ToList();
        if (measured.Count == 0)
        {
            yield break;
        }

        var firstHour = measured[0].Start.Microseconds / Hour;
        var hours = (measured[^1].Start.Microseconds / Hour) - firstHour + 1;
        var hoursAColumn = (hours + MostColumns - 1) / MostColumns;
        var columns = new double[(hours + hoursAColumn - 1) / hoursAColumn];
        foreach (var quarter in measured)
        {
            columns[((quarter.Start.Microseconds / Hour) - firstHour) / hoursAColumn] += quarter.Observations / (double)hoursAColumn;
        }

        var most = columns.Max();
        yield return string.Create(CultureInfo.InvariantCulture, $"Observations an hour, {hoursAColumn} h a mark from {new Instant(firstHour * Hour).ToDateTimeOffset():yyyy-MM-dd HH:mm}Z; highest {most:0}");
        yield return $"|{string.Concat(columns.Select(value => Blocks.Of(value, most)))}|";
    }
}
