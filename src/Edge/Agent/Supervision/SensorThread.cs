namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>
/// A thread of its own for one sensor: everything that its driver does between two waits is done here, so a transfer on a stuck bus or a read of a silent port holds nobody else up, the help button least of
/// all. Whether the thread still gets round is asked by <see cref="Ask"/>.
/// </summary>
internal sealed class SensorThread : SynchronizationContext
{
    /// <summary>A plain queue with a monitor: a blocking collection spins before it sleeps, which for a look each few milliseconds costs more than the look.</summary>
    private readonly Queue<(SendOrPostCallback Step, object? State)> steps = new();
    private readonly object gate = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider clock;
    private readonly Action<Exception> onStray;
    private long answeredAt;
    private bool isOver;

    private SensorThread(TimeProvider clock, Action<Exception> onStray)
    {
        (this.clock, this.onStray) = (clock, onStray);
        answeredAt = clock.GetTimestamp();
    }

    /// <summary>Ends with the work.</summary>
    public Task Ended => ended.Task;

    /// <summary>When it last got round to answering, as a timestamp of the clock.</summary>
    public long AnsweredAt => Interlocked.Read(ref answeredAt);

    /// <summary>Starts a thread that does this and ends with it.</summary>
    /// <param name="name">What the thread is called.</param>
    /// <param name="work">What it does.</param>
    /// <param name="clock">For <see cref="AnsweredAt"/>.</param>
    /// <param name="onStray">Told of an exception that no task holds.</param>
    public static SensorThread Start(string name, Func<Task> work, TimeProvider clock, Action<Exception> onStray)
    {
        var made = new SensorThread(clock, onStray);
        new Thread(() => made.Run(work)) { IsBackground = true, Name = name }.Start();
        return made;
    }

    /// <summary>Asks the thread to answer.</summary>
    public void Ask() => Post(_ => Interlocked.Exchange(ref answeredAt, clock.GetTimestamp()), null);

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (!isOver)
            {
                steps.Enqueue((d, state));
                Monitor.Pulse(gate);
                return;
            }
        }

        // The work is over; what it left behind ends on any thread.
        base.Post(d, state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Run(Func<Task> work)
    {
        SetSynchronizationContext(this);
        var task = Begin(work);
        task.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next() is var (step, state))
        {
            Do(step, state);
        }

        if (task.Exception is { } error)
        {
            onStray(error.InnerException ?? error);
        }

        ended.SetResult();
    }

    /// <summary>The next step, once there is one; null when the work is over and nothing is left of it.</summary>
    private (SendOrPostCallback Step, object? State)? Next()
    {
        lock (gate)
        {
            while (steps.Count == 0 && !isOver)
            {
                Monitor.Wait(gate);
            }

            return steps.TryDequeue(out var next) ? next : null;
        }
    }

    private void End()
    {
        lock (gate)
        {
            isOver = true;
            Monitor.Pulse(gate);
        }
    }

    private static async Task Begin(Func<Task> work) => await work();

    private void Do(SendOrPostCallback step, object? state)
    {
        try
        {
            step(state);
        }
        catch (Exception e)
        {
            // Of a step that no task waits for; the sensor's own run is not among them.
            onStray(e);
        }
    }
}
