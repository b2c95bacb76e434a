namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Bounds everything that the pipeline holds, from receipt to answer, in messages and in bytes. Who finds no room waits in line; this is where reading stops. Safe to share.
/// </summary>
internal sealed class InHandBudget(int maxMessages, long maxBytes)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = new();
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
                return waiting.Count;
            }
        }
    }

    /// <summary>Takes room for a message of this size, waiting for it; false when closed. A message larger than the whole budget is let in alone.</summary>
    /// <param name="size">In bytes.</param>
    /// <param name="isUrgent">Goes to the head of the line.</param>
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

            if (waiting.Count == 0 && Fits(size))
            {
                Take(size);
                return true;
            }

            place = new LinkedListNode<Waiter>(new Waiter(size));
            if (isUrgent)
            {
                waiting.AddFirst(place);
            }
            else
            {
                waiting.AddLast(place);
            }
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
            while (waiting.First is { } next && Fits(next.Value.Size))
            {
                waiting.RemoveFirst();
                Take(next.Value.Size);
                next.Value.Turn.TrySetResult(true);
            }
        }
    }

    /// <summary>Nobody gets in any more; those in line are sent away.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            foreach (var waiter in waiting)
            {
                waiter.Turn.TrySetResult(false);
            }

            waiting.Clear();
        }
    }

    private bool Fits(int size) => messages == 0 || (messages < maxMessages && bytes + size <= maxBytes);

    private void Take(int size)
    {
        messages++;
        bytes += size;
    }

    private void GiveUp(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return;
            }

            waiting.Remove(place);
        }

        place.Value.Turn.TrySetCanceled(cancellationToken);
    }

    private sealed record Waiter(int Size)
    {
        public TaskCompletionSource<bool> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
