namespace AgeingMonitor.Edge.Link;

/// <summary>Wakes whoever waits. Take <see cref="Next"/>, look at the state, then wait: a <see cref="Beat"/> in between is not lost. Safe to share.</summary>
public sealed class Pulse
{
    private TaskCompletionSource next = NewSource();

    /// <summary>Ends at the next beat.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Wakes all who wait.</summary>
    public void Beat() => Interlocked.Exchange(ref next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
