namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>A clock that runs several times as fast as the machine's: what waits for seconds waits for tenths, and nothing waits for nothing.</summary>
internal sealed class FastClock(int speed) : TimeProvider
{
    private readonly DateTimeOffset startedAt = System.GetUtcNow();
    private readonly long started = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => startedAt + (System.GetElapsedTime(started) * speed);

    public override long GetTimestamp() => started + ((System.GetTimestamp() - started) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / speed));
}
