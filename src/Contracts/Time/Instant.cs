using System.Globalization;

namespace AgeingMonitor.Contracts.Time;

/// <summary>
/// A point in time: a whole count of microseconds since 1970-01-01T00:00:00Z. It is rounded once, where it enters the system, and never again.
/// Range: years 1 to 9999 when converted to <see cref="DateTimeOffset"/>.
/// </summary>
/// <param name="Microseconds">Microseconds since 1970 UTC; may be negative.</param>
public readonly record struct Instant(long Microseconds) : IComparable<Instant>
{
    /// <summary>Microseconds in a second.</summary>
    public const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>1970-01-01T00:00:00Z.</summary>
    public static readonly Instant Epoch = new(0);

    /// <summary>Earlier than every measurement.</summary>
    public static readonly Instant MinValue = new(long.MinValue);

    /// <summary>Later than every measurement.</summary>
    public static readonly Instant MaxValue = new(long.MaxValue);

    /// <summary>Ticks below one microsecond are cut off.</summary>
    public static Instant From(DateTimeOffset time) => new((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>The instant shown by a clock now.</summary>
    public static Instant Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return From(clock.GetUtcNow());
    }

    /// <summary>The same instant in UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(checked(Microseconds * TimeSpan.TicksPerMicrosecond));

    /// <summary>ISO 8601 in UTC with microseconds, as <c>2026-03-29T01:00:00.000000Z</c>; the bare count outside the years 1 to 9999.</summary>
    public override string ToString()
    {
        try
        {
            return ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return Microseconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>The later of two instants.</summary>
    public static Instant Max(Instant left, Instant right) => left > right ? left : right;

    /// <summary>The earlier of two instants.</summary>
    public static Instant Min(Instant left, Instant right) => left < right ? left : right;

    /// <summary>Adds a duration, cut to whole microseconds.</summary>
    public static Instant operator +(Instant instant, TimeSpan duration) => new(instant.Microseconds + (duration.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>Subtracts a duration, cut to whole microseconds.</summary>
    public static Instant operator -(Instant instant, TimeSpan duration) => new(instant.Microseconds - (duration.Ticks / TimeSpan.TicksPerMicrosecond));

    /// <summary>The time from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static TimeSpan operator -(Instant left, Instant right) => TimeSpan.FromMicroseconds(left.Microseconds - right.Microseconds);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Instant left, Instant right) => left.Microseconds < right.Microseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(Instant left, Instant right) => left.Microseconds > right.Microseconds;

    /// <summary>Earlier than or equal to.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Microseconds <= right.Microseconds;

    /// <summary>Later than or equal to.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Microseconds >= right.Microseconds;
}
