using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>The faults in force, shared by all connections of a proxy, with their counts. Safe to share.</summary>
internal sealed class LinkState(TimeProvider clock)
{
    private readonly Pulse changed = new();
    private LinkFaults faults = LinkFaults.None;
    private long bytesToTarget;
    private long bytesToClient;
    private long bytesHeld;

    public TimeProvider Clock => clock;

    public LinkFaults Faults
    {
        get => Volatile.Read(ref faults);
        set
        {
            Volatile.Write(ref faults, value);
            changed.Beat();
        }
    }

    /// <summary>Ends when the faults change. Take it before looking at them.</summary>
    public Task Changed => changed.Next;

    public long BytesToTarget => Interlocked.Read(ref bytesToTarget);

    public long BytesToClient => Interlocked.Read(ref bytesToClient);

    public long BytesHeld => Interlocked.Read(ref bytesHeld);

    public void NoteRead(int bytes) => Interlocked.Add(ref bytesHeld, bytes);

    public void NotePassed(int bytes, bool towardsTarget)
    {
        Interlocked.Add(ref bytesHeld, -bytes);
        Interlocked.Add(ref towardsTarget ? ref bytesToTarget : ref bytesToClient, bytes);
    }

    public void NoteLost(int bytes) => Interlocked.Add(ref bytesHeld, -bytes);

    /// <summary>Waits while nothing may pass.</summary>
    public async ValueTask WaitOpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = Changed;
            if (!Faults.IsHalfOpen)
            {
                return;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
