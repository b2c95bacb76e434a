using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>
/// Tells day from night in a home's time zone. The stretch found last is kept, so that the zone's rules are asked twice a day and not with every pack.
/// A stretch is as long as the clocks make it: the night of a change to summer time has an hour less.
/// </summary>
internal sealed class DayClock(TimeZoneInfo zone, int dayBeginsAtHour, int nightBeginsAtHour)
{
    private Instant from = Instant.MaxValue;
    private Instant to = Instant.MinValue;
    private bool isNight;

    public TimeZoneInfo Zone => zone;

    /// <summary>Whether it is night at an instant, and when that ends.</summary>
    public bool IsNight(Instant at, out Instant until)
    {
        if (at < from || at >= to)
        {
            Find(at);
        }

        until = to;
        return isNight;
    }

    private void Find(Instant at)
    {
        var local = TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).DateTime;
        var day = local.Date;
        if (local.Hour < dayBeginsAtHour)
        {
            (isNight, from, to) = (true, At(day.AddDays(-1), nightBeginsAtHour), At(day, dayBeginsAtHour));
        }
        else if (local.Hour < nightBeginsAtHour)
        {
            (isNight, from, to) = (false, At(day, dayBeginsAtHour), At(day, nightBeginsAtHour));
        }
        else
        {
            (isNight, from, to) = (true, At(day, nightBeginsAtHour), At(day.AddDays(1), dayBeginsAtHour));
        }
    }

    private Instant At(DateTime day, int hour) =>
        Instant.From(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(day.AddHours(hour), DateTimeKind.Unspecified), zone), TimeSpan.Zero));
}
