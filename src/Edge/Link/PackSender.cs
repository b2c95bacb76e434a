using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// Sends a kit's packs while there is a connection: new ones as far as the window has room, of which some is kept for events, and again what was not acknowledged in time. It takes the kit's lock whenever it
/// looks at packs. Safe to share.
/// </summary>
public sealed class PackSender
{
    /// <summary>Of the 32 packs on the way these many are kept free of lane obs, so that an event never waits for a backlog.</summary>
    private const int ReservedForEvents = 4;

    /// <summary>What is due is looked for at least so often: no timer takes any wait.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly long started;
    private readonly Lock gate;
    private readonly SendWindow window;
    private readonly Func<bool, OutgoingPack?> take;
    private readonly Func<bool> isUp;
    private readonly Func<OutgoingPack, CancellationToken, Task> publish;
    private readonly TimeProvider clock;

    /// <summary>A sender that stands still until it is run.</summary>
    /// <param name="gate">The lock under which packs are kept.</param>
    /// <param name="resend">Waits for an acknowledgement.</param>
    /// <param name="take">The next pack that was not sent yet; whether lane obs is allowed.</param>
    /// <param name="isUp">Whether there is a connection.</param>
    /// <param name="publish">Hands a pack to it. Whether it arrives is told by its acknowledgement alone.</param>
    /// <param name="clock">For the waits.</param>
    public PackSender(Lock gate, Backoff resend, Func<bool, OutgoingPack?> take, Func<bool> isUp, Func<OutgoingPack, CancellationToken, Task> publish, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (this.gate, this.take, this.isUp, this.publish, this.clock) = (gate, take, isUp, publish, clock);
        started = clock.GetTimestamp();
        window = new SendWindow(resend, new Random(HashCode.Combine(started)));
    }

    /// <summary>Wakes the sender, and whoever waits for packs to leave. Beat it when something can be sent.</summary>
    public Pulse Pulse { get; } = new();

    /// <summary>Packs sent for the first time.</summary>
    public long Sent { get; private set; }

    /// <summary>Packs sent again.</summary>
    public long Resent { get; private set; }

    /// <summary>Packs sent and not acknowledged. Ask under the kit's lock.</summary>
    public int UnderWay => window.Count;

    /// <summary>The packs sent and not acknowledged. Ask under the kit's lock.</summary>
    public IEnumerable<OutgoingPack> Packs => window.Packs;

    /// <summary>Sends until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = Pulse.Next;
            var sendable = TakeSendable(out var wait);
            foreach (var pack in sendable)
            {
                // Not awaited: the window bounds how many are on the way, and what does not arrive is sent again.
                _ = publish(pack, cancellationToken);
            }

            await wake.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>There is a new connection: nothing is known of what was on the way, so everything is due.</summary>
    public void SendAllAgain()
    {
        lock (gate)
        {
            window.MakeAllDue(Now());
        }

        Pulse.Beat();
    }

    /// <summary>Forgets what an acknowledgement names, which is returned. Ask under the kit's lock, and beat <see cref="Pulse"/> when done.</summary>
    public IReadOnlyList<OutgoingPack> Remove(Ack ack) => window.Remove(ack);

    /// <summary>Counts up whatever the time of day does: a kit's time steps when it becomes known.</summary>
    private DateTimeOffset Now() => DateTimeOffset.UnixEpoch + clock.GetElapsedTime(started);

    private List<OutgoingPack> TakeSendable(out TimeSpan wait)
    {
        var sendable = new List<OutgoingPack>();
        lock (gate)
        {
            var up = isUp();
            var now = Now();
            if (up)
            {
                sendable.AddRange(window.TakeDue(now));
                Resent += sendable.Count;
                while (window.Room > 0 && take(window.Room > ReservedForEvents) is { } pack)
                {
                    window.Add(pack, now);
                    sendable.Add(pack);
                    Sent++;
                }
            }

            wait = up && window.NextDue is { } due ? TimeSpan.FromTicks(Math.Clamp((due - now).Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks)) : Timeout.InfiniteTimeSpan;
        }

        if (sendable.Count > 0)
        {
            // Whoever waits for room in the outbox.
            Pulse.Beat();
        }

        return sendable;
    }
}
