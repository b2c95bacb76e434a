namespace AgeingMonitor.Storage.Influx;

/// <summary>A caller's cancellation joined with the longest wait for one answer, or for the next part of a long one. One request has one.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly ITimer timer;
    private readonly TimeSpan longest;

    public Patience(TimeProvider clock, TimeSpan longest, CancellationToken caller)
    {
        this.longest = longest;
        this.caller = caller;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        timer = clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), source, longest, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether the wait was too long; false when the caller gave up.</summary>
    public bool RanOut => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Something came: the wait begins anew.</summary>
    public void Restart() => timer.Change(longest, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        timer.Dispose();
        source.Dispose();
    }
}
