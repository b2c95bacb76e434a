using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>A measure over the last half year.</summary>
/// <param name="Measure">Which.</param>
/// <param name="First">The Monday of the first week.</param>
/// <param name="Weeks">A place for each week from the first to the last that is known, the oldest first; null where nothing was heard.</param>
public sealed record FollowedMeasure(CapacityMeasure Measure, DateOnly First, IReadOnlyList<CapacityReading?> Weeks)
{
    /// <summary>Most weeks that are shown: half a year.</summary>
    public const int Shown = 26;

    /// <summary>Weeks with a value.</summary>
    public int Known => Weeks.Count(week => week?.Value is not null);

    /// <summary>The latest week with a value; there is one.</summary>
    public CapacityReading Latest => Weeks.Last(week => week?.Value is not null)!;

    /// <summary>The Monday of a place.</summary>
    public DateOnly MondayOf(int place) => First.AddDays(7 * place);

    /// <summary>The measures that have a value in these weeks, in order.</summary>
    public static IReadOnlyList<FollowedMeasure> Of(IReadOnlyList<CapacityWeek> weeks)
    {
        if (weeks.Count == 0)
        {
            return [];
        }

        var last = weeks[^1].Monday;
        var first = weeks.Select(week => week.Monday).First(monday => monday.DayNumber > last.DayNumber - (7 * Shown));
        var byMonday = weeks.Where(week => week.Monday >= first).ToDictionary(week => week.Monday);
        var places = Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / 7) + 1).Select(place => byMonday.GetValueOrDefault(first.AddDays(7 * place))).ToArray();
        return
        [
            .. CapacityMeasures.All
                .Select(measure => new FollowedMeasure(measure, first, [.. places.Select(week => week?.Readings.FirstOrDefault(reading => reading.Measure == measure.Code))]))
                .Where(followed => followed.Known > 0),
        ];
    }
}
