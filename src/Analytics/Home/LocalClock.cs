using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home;

/// <summary>Local times of a home without asking the zone's rules each time: the offset is kept for the quarter of an hour, within which no zone changes it. One caller at a time.</summary>
internal sealed class LocalClock
{
    private const long Quarter = 15 * 60 * Instant.MicrosecondsPerSecond;
    private TimeZoneInfo? zone;
    private long quarter;
    private long offsetTicks;

    /// <summary>What the clocks of the zone show.</summary>
    public DateTime At(Instant instant, TimeZoneInfo of)
    {
        var number = Math.DivRem(instant.Microseconds, Quarter).Quotient;
        if (!ReferenceEquals(zone, of) || number != quarter)
        {
            (zone, quarter, offsetTicks) = (of, number, of.GetUtcOffset(instant.ToDateTimeOffset()).Ticks);
        }

        return new DateTime(DateTime.UnixEpoch.Ticks + (instant.Microseconds * TimeSpan.TicksPerMicrosecond) + offsetTicks);
    }

    /// <summary>From local midnight to local midnight; a midnight that the clocks skip is the first instant after.</summary>
    public static TimeRange DayOf(DateOnly day, TimeZoneInfo of) => Between(day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue), of);

    /// <summary>From one local time to another; a time that the clocks skip is the first after, one that they show twice the later.</summary>
    public static TimeRange Between(DateTime from, DateTime to, TimeZoneInfo of) => new(InstantOf(from, of), InstantOf(to, of));

    private static Instant InstantOf(DateTime local, TimeZoneInfo of)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (of.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return Instant.From(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, of), TimeSpan.Zero));
    }
}
