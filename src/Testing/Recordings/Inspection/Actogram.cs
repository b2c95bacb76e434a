using System.Globalization;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Days as rows and half hours of local time as columns: who looks at it sees sleep, outings, and the times of which nothing is known.</summary>
internal static class Actogram
{
    private const int Columns = 48;
    private const int MostDays = 62;
    private const char NothingKnown = '·';

    /// <summary>Half hours above this share of the busiest are drawn as full, so that one of them does not flatten all others.</summary>
    private const double FullShare = 0.98;

    public static IEnumerable<string> Draw(InspectionReport report)
    {
        var usesActivity = report.Quarters.Any(quarter => quarter.Activity > 0);
        var days = DaysOf(report, usesActivity);
        if (days.Count == 0)
        {
            yield break;
        }

        yield return $"{(usesActivity ? "Activity (motion, doors, bed …)" : "Observations")} by half hour, {report.TimeZone}; {NothingKnown} no pack: nothing is known";
        yield return $"{string.Empty,-16}{string.Concat(Enumerable.Range(0, 8).Select(i => (i * 3).ToString(CultureInfo.InvariantCulture).PadRight(6)))}";
        var full = Full(days.Values);
        var dates = days.Keys.Order().ToList();
        if (dates.Count > MostDays)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"… {dates.Count - MostDays} earlier days");
        }

        DateOnly? before = null;
        foreach (var date in dates.TakeLast(MostDays))
        {
            if (before is { } last && last.AddDays(1) < date)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"… {date.DayNumber - last.DayNumber - 1} days without anything");
            }

            before = date;
            var day = days[date];
            var picture = string.Concat(day.Select(cell => cell.Packs == 0 && cell.Value == 0 ? NothingKnown : Blocks.Of(cell.Value, full)));
            yield return string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} {date:ddd} |{picture}| {day.Sum(cell => cell.Value),6}");
        }
    }

    private static Dictionary<DateOnly, (long Packs, long Value)[]> DaysOf(InspectionReport report, bool usesActivity)
    {
        var time = LocalTime.Find(report.TimeZone) ?? new LocalTime(TimeZoneInfo.Utc);
        var days = new Dictionary<DateOnly, (long Packs, long Value)[]>();
        foreach (var quarter in report.Quarters)
        {
            var local = time.At(quarter.Start);
            var date = DateOnly.FromDateTime(local);
            if (!days.TryGetValue(date, out var day))
            {
                days[date] = day = new (long, long)[Columns];
            }

            ref var cell = ref day[(local.Hour * 2) + (local.Minute / 30)];
            cell = (cell.Packs + quarter.Packs, cell.Value + (usesActivity ? quarter.Activity : quarter.Observations));
        }

        return days;
    }

    private static double Full(IEnumerable<(long Packs, long Value)[]> days)
    {
        var values = days.SelectMany(day => day).Select(cell => cell.Value).Where(value => value > 0).Order().ToList();
        return values.Count == 0 ? 1 : values[(int)((values.Count - 1) * FullShare)];
    }
}
