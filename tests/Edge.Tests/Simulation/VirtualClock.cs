namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>
/// A clock that is moved by hand and stops at each timer's very instant, which <c>FakeTimeProvider</c> does not: a driver that waits 100 ms wakes at 100 ms however far the clock is moved in one go.
/// Timers run on the thread that moves the clock, so a driver's steps are over when <see cref="Advance"/> returns.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> queue = new();
    private long now;
    private long order;

    /// <summary>How far the time of day has been set forward, or back; what has elapsed does not know of it.</summary>
    public TimeSpan SetBy { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time since the clock began.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref now));

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override DateTimeOffset GetUtcNow() => Start + Elapsed + SetBy;

    /// <summary>Moves on, running each timer at its instant.</summary>
    public void Advance(TimeSpan by)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var end = GetTimestamp() + by.Ticks;
            while (Next(end) is { } timer)
            {
                timer.Fire();
            }

            Interlocked.Exchange(ref now, end);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void AdvanceMilliseconds(double milliseconds) => Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Moves on without running a timer: the machine was held up, and those due fire late with the next <see cref="Advance"/>.</summary>
    public void Skip(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private VirtualTimer? Next(long end)
    {
        lock (gate)
        {
            while (queue.TryPeek(out var timer, out var at))
            {
                if (timer.Due != at.Due)
                {
                    queue.Dequeue();
                    continue;
                }

                if (at.Due > end)
                {
                    return null;
                }

                queue.Dequeue();
                Interlocked.Exchange(ref now, Math.Max(now, at.Due));
                timer.Due = timer.Period > 0 ? at.Due + timer.Period : null;
                Enqueue(timer);
                return timer;
            }

            return null;
        }
    }

    private void Enqueue(VirtualTimer timer)
    {
        if (timer.Due is { } due)
        {
            queue.Enqueue(timer, (due, order++));
        }
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long? Due { get; set; }

        public long Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime.Ticks;
                Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
                clock.Enqueue(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                Due = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
