using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Times as InfluxDB counts them: nanoseconds since 1970 in 64 bits, the years 1677 to 2262. Microseconds convert exactly.</summary>
internal static class InfluxTime
{
    private const long NanosecondsPerMicrosecond = 1_000;

    /// <summary>The server keeps the two lowest numbers for itself.</summary>
    private const long Lowest = long.MinValue + 2;
    private const long Highest = long.MaxValue - 1;

    public static bool Holds(Instant instant) => instant.Microseconds is >= Lowest / NanosecondsPerMicrosecond and <= Highest / NanosecondsPerMicrosecond;

    /// <summary>The instant; an end of the server's range when it lies outside, which is right for the bounds of a query.</summary>
    public static long Nanoseconds(Instant instant) => Holds(instant)
        ? instant.Microseconds * NanosecondsPerMicrosecond
        : instant.Microseconds < 0 ? Lowest : Highest;

    /// <summary>A bound that the server can count: anything beyond its range stands at the range's end.</summary>
    public static long Bound(long nanoseconds) => Math.Clamp(nanoseconds, Lowest, Highest);

    public static Instant Instant(long nanoseconds) => new(Math.DivRem(nanoseconds, NanosecondsPerMicrosecond) is var (quotient, remainder) && remainder < 0 ? quotient - 1 : quotient);
}
