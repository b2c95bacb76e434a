using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>
/// Makes one <see cref="DayRow"/> of each local day from signs of movement in order of time. O(1) a sign, nothing allocated but the row at the end of a day. All times are local, so that a day has the hours its clocks show;
/// signs up to a few minutes older than the day that runs count to it.
/// </summary>
internal sealed class DayRowBuilder(DayAccumulator day)
{
    /// <summary>A pause of this length after the entrance door is time out: shorter ones are a letter box or a word with a neighbour.</summary>
    private const double OutingMinutes = 20;

    /// <summary>Signs in two rooms within this time cannot be one person's who walks; 3 s, in which nobody of 80 crosses a room at 0.8 m/s and is seen in both.</summary>
    private const double TogetherMinutes = 3.0 / 60;

    private const double NewVisitMinutes = 10;
    private const double MinutesInDay = 24 * 60;
    private static readonly (int From, int To)[] MealTimes = [(6 * 60, 10 * 60), (11 * 60, (14 * 60) + 30), (18 * 60, (21 * 60) + 30)];

    public DayAccumulator State => day;

    /// <summary>The kit was heard at a local time. True with the row of the day before when a day has ended.</summary>
    public bool Hear(DateTime local, out DayRow? ended)
    {
        ended = Turn(local);
        if (DayOf(local) == day.Day)
        {
            day.HoursHeard |= 1 << local.Hour;
        }

        return ended is not null;
    }

    /// <summary>Somebody moved. True with the row of the day before when a day has ended.</summary>
    /// <param name="room">Where; null where the sensor has no room.</param>
    /// <param name="isDoor">Whether it was the door to the outside.</param>
    /// <param name="local">Local time.</param>
    /// <param name="ended">The day that ended, if one did.</param>
    public bool Add(RoomKind? room, bool isDoor, DateTime local, out DayRow? ended)
    {
        ended = Turn(local);
        var now = local.Ticks / (double)TimeSpan.TicksPerMinute;
        var minute = (local.Hour * 60) + local.Minute;
        CountPause(now);
        day.ByHour[local.Hour]++;
        day.NightMovements += local.Hour < 5 ? 1 : 0;
        day.FirstMinute ??= minute >= 5 * 60 ? minute : null;
        day.LastMinute = Math.Max(day.LastMinute ?? minute, minute);
        if (room is { } kind && (int)kind < DayAccumulator.Rooms)
        {
            Visit((int)kind, kind, now, minute);
        }

        day.LastSign = Math.Max(now, day.LastSign ?? now);
        day.LastWasDoor = isDoor;
        return ended is not null;
    }

    private static int DayOf(DateTime local) => (int)(local.Ticks / TimeSpan.TicksPerDay);

    private void Visit(int room, RoomKind kind, double now, int minute)
    {
        day.ByRoom[room]++;
        if (day.LastRoom is { } from && from != room)
        {
            day.Ways[(from * DayAccumulator.Rooms) + room]++;
            day.Together += now - day.LastSign < TogetherMinutes ? 1 : 0;
        }

        day.LastRoom = room;
        if (kind == RoomKind.Bathroom)
        {
            day.NightBathroom += minute < 6 * 60 && !(now - day.LastBathroom <= NewVisitMinutes) ? 1 : 0;
            day.LastBathroom = now;
        }
        else if (kind == RoomKind.Kitchen)
        {
            for (var meal = 0; meal < MealTimes.Length; meal++)
            {
                day.MealsSeen |= minute >= MealTimes[meal].From && minute < MealTimes[meal].To ? 1 << meal : 0;
            }
        }
    }

    /// <summary>
    /// The pause from the last sign until a time was time out or stillness, of which each day has its part; an outing counts for the day on which it was one first. Of stillness only what lies between 6 and 22 h counts.
    /// </summary>
    private void CountPause(double until)
    {
        if (day.LastSign is not { } last || until <= last)
        {
            return;
        }

        var midnight = day.Day * MinutesInDay;
        if (day.LastWasDoor && until - last >= OutingMinutes)
        {
            day.Outings += midnight - last >= OutingMinutes ? 0 : 1;
            day.MinutesOut += Math.Max(0, until - Math.Max(last, midnight));
        }
        else
        {
            var from = Math.Max(last, midnight + (6 * 60));
            day.LongestStill = Math.Max(day.LongestStill, Math.Min(until, midnight + (22 * 60)) - from);
        }
    }

    private DayRow? Turn(DateTime local)
    {
        var today = DayOf(local);
        if (today <= day.Day)
        {
            return null;
        }

        if (day.Day == 0)
        {
            day.Begin(today);
            return null;
        }

        CountPause((day.Day + 1) * MinutesInDay);
        var row = DayRowMeasures.RowOf(day);
        day.PastByHour.AsSpan(24).CopyTo(day.PastByHour);
        day.ByHour.CopyTo(day.PastByHour.AsSpan(DayAccumulator.PastHours - 24));
        day.PastDays = today == day.Day + 1 ? Math.Min(7, day.PastDays + 1) : 0;
        day.Begin(today);
        return row;
    }
}
