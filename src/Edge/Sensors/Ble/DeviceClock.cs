using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>
/// The device's own clock, which holds a time of day without its zone. One that is right dates its readings as it says; by one that is wrong, or that there is nothing to compare with, only ages are known.
/// One caller at a time.
/// </summary>
/// <param name="clock">The clock of the instants.</param>
/// <param name="zone">The zone that the device stands in; null for this machine's.</param>
internal sealed class DeviceClock(TimeProvider clock, TimeZoneInfo? zone)
{
    /// <summary>Off by less, a device's clock is right.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>A clock that is so little ahead is one that counts on between two readings of it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <summary>Older than the kit keeps anything: more likely a clock that is wrong.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(60);

    private (DateTime Time, long At)? known;

    /// <summary>What the clock shows, as it was read or set; null when it cannot be read.</summary>
    public void Compare(DateTime? shown, long at) => known = shown is { } time ? (time, at) : null;

    /// <summary>What the clock shows at an instant; null when it cannot be read.</summary>
    public DateTime? Shown(long at) => known is { } device ? device.Time + clock.GetElapsedTime(device.At, at) : null;

    /// <summary>What a clock of the device's zone should show.</summary>
    public DateTime Local(Instant time) => TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), Zone).DateTime;

    /// <summary>Whether the clock is right; null when it cannot be read, or the kit does not know the time.</summary>
    /// <param name="at">An instant.</param>
    /// <param name="kit">The kit's time then.</param>
    public bool? IsRight(long at, Instant? kit) => Shown(at) is { } shown && kit is { } time ? (shown - Local(time)).Duration() <= Tolerance : null;

    /// <summary>How long before it came a reading was taken, and, where the device's clock can be believed, its instant; null when neither clock can tell.</summary>
    /// <param name="reading">A reading with a time.</param>
    /// <param name="at">When it came.</param>
    /// <param name="kit">The kit's time then; null while the kit does not know it.</param>
    public (TimeSpan Age, Instant? Taken)? Date(HealthReading reading, long at, Instant? kit)
    {
        var taken = reading.TakenAt!.Value;
        if (IsRight(at, kit) != true && Shown(at) is { } shown && IsPossible(shown - taken))
        {
            return (Past(shown - taken), null);
        }

        if (kit is { } now && reading.IsClockSet && InstantOf(taken, now) is var instant && IsPossible(now - instant))
        {
            return (Past(now - instant), instant <= now ? instant : null);
        }

        return null;
    }

    /// <summary>Whether a reading that cannot be dated is certainly older than <see cref="Oldest"/>: what a clock that can be read has just stamped is near to what it shows. False of a clock that cannot be read.</summary>
    /// <param name="reading">A reading with a time.</param>
    /// <param name="at">When it came.</param>
    /// <param name="kit">The kit's time then; null while the kit does not know it.</param>
    public bool IsOld(HealthReading reading, long at, Instant? kit) =>
        Shown(at) is { } shown && (shown - reading.TakenAt > Oldest || (kit is { } now && Local(now) - reading.TakenAt > Oldest));

    private TimeZoneInfo Zone => zone ?? clock.LocalTimeZone;

    /// <summary>An hour that summer time shows twice is its second, unless that is still to come; one that it passes over is of a clock that was not moved on.</summary>
    private Instant InstantOf(DateTime taken, Instant now)
    {
        var offsets = Zone.IsAmbiguousTime(taken) ? Zone.GetAmbiguousTimeOffsets(taken) : [Zone.GetUtcOffset(taken)];
        var instants = offsets.Select(offset => Instant.From(new DateTimeOffset(taken, offset))).Order().ToList();
        return instants.Where(instant => IsPossible(now - instant)).DefaultIfEmpty(instants[^1]).Last();
    }

    private static bool IsPossible(TimeSpan age) => age >= -Ahead && age <= Oldest;

    private static TimeSpan Past(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;
}
