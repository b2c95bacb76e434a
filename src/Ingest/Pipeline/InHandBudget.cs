namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Bounds everything that the pipeline holds, from receipt to answer, in messages and in bytes. Who finds no room waits in line; this is where reading stops. Beyond the bounds there is a sixteenth more for what is urgent alone: the
/// room may be used up for as long as a store is down. Safe to share.
/// </summary>
internal sealed class InHandBudget(int maxMessages, long maxBytes)
{
    private const int ReserveShare = 16;
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> urgent = new();
    private readonly LinkedList<Waiter> ordinary = new();
    private int messages;
    private long bytes;
    private bool closed;

    /// <summary>Messages in hand.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>Who waits for room.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return urgent.Count + ordinary.Count;
            }
        }
    }

    /// <summary>Takes room for a message of this size, waiting for it; false when closed. A message larger than the whole budget is let in alone.</summary>
    /// <param name="size">In bytes.</param>
    /// <param name="isUrgent">Goes before all that is not, and into the reserve.</param>
    /// <param name="cancellationToken">Gives up the place in line.</param>
    public async ValueTask<bool> EnterAsync(int size, bool isUrgent, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> place;
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            if (urgent.Count == 0 && (isUrgent || ordinary.Count == 0) && Fits(size, isUrgent))
            {
                Take(size);
                return true;
            }

            place = (isUrgent ? urgent : ordinary).AddLast(new Waiter(size));
        }

        using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
        return await place.Value.Turn.Task;
    }

    /// <summary>Gives room back.</summary>
    public void Leave(int size)
    {
        lock (gate)
        {
            messages--;
            bytes -= size;
            LetIn(urgent, areUrgent: true);
            if (urgent.Count == 0)
            {
                LetIn(ordinary, areUrgent: false);
            }
        }
    }

    /// <summary>Nobody gets in any more; those in line are sent away.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var waiter in urgent.Concat(ordinary))
            {
                waiter.Turn.TrySetResult(false);
            }

            urgent.Clear();
            ordinary.Clear();
        }
    }

    private void LetIn(LinkedList<Waiter> line, bool areUrgent)
    {
        while (line.First is { } next && Fits(next.Value.Size, areUrgent))
        {
            line.RemoveFirst();
            Take(next.Value.Size);
            next.Value.Turn.TrySetResult(true);
        }
    }

    private bool Fits(int size, bool isUrgent) =>
        messages == 0 || (messages < WithReserve(maxMessages, isUrgent) && bytes + size <= WithReserve(maxBytes, isUrgent));

    private static long WithReserve(long bound, bool isUrgent) => isUrgent ? bound + (bound / ReserveShare) : bound;

    private void Take(int size)
    {
        messages++;
        bytes += size;
    }

    private void GiveUp(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is not { } line)
            {
                return;
            }

            line.Remove(place);
        }

        place.Value.Turn.TrySetCanceled(cancellationToken);
    }

    private sealed record Waiter(int Size)
    {
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
