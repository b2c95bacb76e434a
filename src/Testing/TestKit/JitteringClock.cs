using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.TestKit;

/// <summary>
/// A clock that is never quite right: each look at it is off by up to so much to either side, by a seed, so it also goes back now and then. For integrations that date what they observe. Time stamps and timers are those of the clock
/// behind it. One caller at a time.
/// </summary>
/// <param name="behind">The clock that is right.</param>
/// <param name="most">The largest error to either side; not negative.</param>
/// <param name="seed">Source of the errors.</param>
public sealed class JitteringClock(TimeProvider behind, TimeSpan most, ulong seed) : TimeProvider
{
    private readonly SeededRandom random = new(seed);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => behind.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => behind.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => behind.GetUtcNow() + (most * ((2 * random.NextDouble()) - 1));

    /// <inheritdoc/>
    public override long GetTimestamp() => behind.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => behind.CreateTimer(callback, state, dueTime, period);
}
