using System.Diagnostics;

namespace AgeingMonitor.Edge.Kit;

/// <summary>The machine's monotonic clock, so many times as fast: the same one for every process that is told the same beginning.</summary>
/// <param name="speed">How many times as fast; 1 for as it is.</param>
/// <param name="utc">The time of day at the beginning, in microseconds since 1970.</param>
/// <param name="monotonic">What the machine's monotonic clock showed then, in nanoseconds.</param>
internal sealed class HastenedClock(long speed, long utc, long monotonic) : TimeProvider
{
    public override long TimestampFrequency => Stopwatch.Frequency / speed;

    public override long GetTimestamp() => Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMicroseconds(utc) + this.GetElapsedTime(monotonic, GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Hastened(System, this, callback, state, dueTime, period);

    private TimeSpan Real(TimeSpan wait) => wait <= TimeSpan.Zero ? wait : wait / speed;

    private sealed class Hastened : ITimer
    {
        private readonly HastenedClock clock;
        private readonly ITimer timer;

        public Hastened(TimeProvider real, HastenedClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.clock = clock;
            timer = real.CreateTimer(callback, state, clock.Real(dueTime), clock.Real(period));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
