using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// Sends a kit's packs while there is a connection: events first, then what was not acknowledged in time, then what is new as far as the window has room, of which some is kept for events. What has been handed to the connection
/// cannot be overtaken, so of lane obs only a little is handed over at a time; and what has not left yet is not sent again. It takes the kit's lock whenever it looks at packs. Safe to share.
/// </summary>
public sealed class PackSender
{
    /// <summary>Of the 32 packs on the way these many are kept free of lane obs, so that an event never waits for a backlog.</summary>
    private const int ReservedForEvents = 4;

    /// <summary>Packs of lane obs that are handed to the connection at a time: all that an event can find in front of it on a slow line.</summary>
    private const int MostLeaving = 4;

    /// <summary>A broker that is connected and does not confirm a pack for so long has forgotten it.</summary>
    private static readonly TimeSpan LongestLeaving = TimeSpan.FromMinutes(5);

    /// <summary>What is due is looked for at least so often: no timer takes any wait.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly long started;
    private readonly Lock gate;
    private readonly SendWindow window;
    private readonly Func<bool, OutgoingPack?> take;
    private readonly Func<bool> isUp;
    private readonly Func<OutgoingPack, CancellationToken, Task> publish;
    private readonly TimeProvider clock;
    private readonly Dictionary<PackNumber, Leaving> leaving = [];

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
            foreach (var pack in sendable.Where(IsOfThisConnection))
            {
                // Not awaited: the window bounds how many are on the way, and what does not arrive is sent again.
                _ = PublishAsync(pack, cancellationToken);
            }

            await wake.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>There is about to be a new connection: nothing is known of what was on the way, so everything is due. Beat <see cref="Pulse"/> when it is up.</summary>
    public void SendAllAgain()
    {
        lock (gate)
        {
            leaving.Clear();
            window.MakeAllDue(Now());
        }

        Pulse.Beat();
    }

    /// <summary>Forgets what an acknowledgement names, which is returned. Ask under the kit's lock, and beat <see cref="Pulse"/> when done.</summary>
    public IReadOnlyList<OutgoingPack> Remove(Ack ack) => window.Remove(ack);

    /// <summary>Counts up whatever the time of day does: a kit's time steps when it becomes known.</summary>
    private DateTimeOffset Now() => DateTimeOffset.UnixEpoch + clock.GetElapsedTime(started);

    private async Task PublishAsync(Leaving pack, CancellationToken cancellationToken)
    {
        await publish(pack.Pack, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            // Of an earlier connection nothing is known, and all of it is due already.
            if (leaving.TryGetValue(pack.Pack.Number, out var current) && current == pack)
            {
                leaving.Remove(pack.Pack.Number);
                window.HasLeft(pack.Pack.Number, Now());
            }
        }

        Pulse.Beat();
    }

    private List<Leaving> TakeSendable(out TimeSpan wait)
    {
        var sendable = new List<Leaving>();
        lock (gate)
        {
            var up = isUp();
            var now = Now();
            if (up)
            {
                foreach (var forgotten in leaving.Values.Where(pack => now - pack.Since >= LongestLeaving).ToList())
                {
                    leaving.Remove(forgotten.Pack.Number);
                }

                Again(now, IsWaitingEvent, int.MaxValue);
                while (window.Room > 0 && take(false) is { } pack)
                {
                    New(pack, now);
                }

                Again(now, IsWaitingObs, RoomForObs());
                while (RoomForObs() > 0 && window.Room > ReservedForEvents && take(true) is { } pack)
                {
                    New(pack, now);
                }
            }

            wait = up && window.NextDueAmong(pack => IsWaitingEvent(pack) || (IsWaitingObs(pack) && RoomForObs() > 0)) is { } due ? due - now : LongestWait;
            wait = leaving.Count == 0 ? wait : TimeSpan.FromTicks(Math.Min(wait.Ticks, (leaving.Values.Min(pack => pack.Since) + LongestLeaving - now).Ticks));
            wait = up ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, TimeSpan.TicksPerMillisecond, LongestWait.Ticks)) : Timeout.InfiniteTimeSpan;
        }

        if (sendable.Count > 0)
        {
            // Whoever waits for room in the outbox.
            Pulse.Beat();
        }

        return sendable;

        void Again(DateTimeOffset now, Func<OutgoingPack, bool> among, int most)
        {
            foreach (var pack in window.TakeDue(now, among, most))
            {
                Leave(pack, now);
                Resent++;
            }
        }

        void New(OutgoingPack pack, DateTimeOffset now)
        {
            window.Add(pack, now);
            Leave(pack, now);
            Sent++;
        }

        void Leave(OutgoingPack pack, DateTimeOffset now)
        {
            sendable.Add(leaving[pack.Number] = new Leaving(pack, now));
        }
    }

    /// <summary>What was taken for a connection that has gone since would be in front of the events of the next; it is due anyway.</summary>
    private bool IsOfThisConnection(Leaving pack)
    {
        lock (gate)
        {
            return leaving.TryGetValue(pack.Pack.Number, out var current) && current == pack;
        }
    }

    private int RoomForObs() => MostLeaving - leaving.Keys.Count(number => number.Lane == Lane.Obs);

    private bool IsWaitingEvent(OutgoingPack pack) => pack.Number.Lane == Lane.Evt && !leaving.ContainsKey(pack.Number);

    private bool IsWaitingObs(OutgoingPack pack) => pack.Number.Lane != Lane.Evt && !leaving.ContainsKey(pack.Number);

    /// <summary>A pack that was handed to the connection, each time anew.</summary>
    private sealed class Leaving(OutgoingPack pack, DateTimeOffset since)
    {
        public OutgoingPack Pack => pack;

        public DateTimeOffset Since => since;
    }
}
