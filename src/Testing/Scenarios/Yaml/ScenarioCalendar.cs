using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Turns <c>day 2 03:12</c> into an instant: local days of a scenario, counted from 1. Safe to share.</summary>
internal sealed class ScenarioCalendar(DateOnly start, int days, TimeZoneInfo zone)
{
    /// <summary>What a time looks like, for messages.</summary>
    public const string Example = "a day and a time, such as 'day 2 03:12' or 'day 2 03:12:30'";

    private static readonly string[] Formats = ["H':'mm", "H':'mm':'ss"];
    private readonly LocalTime localTime = new(zone);

    /// <summary>Reads a time; exactly one of the two results is there.</summary>
    public (Instant? At, string? Problem) Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] != "day" || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
        {
            return (null, $"'{Words.Shown(text)}' is not {Example}");
        }

        if (day < 1 || day > days)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"day {day} is outside of the scenario, which has the days 1 to {days}"));
        }

        if (!TimeOnly.TryParseExact(parts[2], Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return (null, $"'{Words.Shown(parts[2])}' is not a time of day from 00:00 to 23:59:59; for a time after midnight name the next day");
        }

        var local = start.AddDays(day - 1).ToDateTime(time);
        return zone.IsInvalidTime(local)
            ? (null, string.Create(CultureInfo.InvariantCulture, $"{parts[2]} does not exist on day {day} ({local:yyyy-MM-dd}): the clocks of {zone.Id} are put forward over it"))
            : (localTime.ToInstant(local), null);
    }
}
