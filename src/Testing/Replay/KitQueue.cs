using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Replay;

/// <summary>The packs of one kit that wait to be played, and those on the way. In the order of the recording; a tick is alone on the way. One caller at a time.</summary>
internal sealed class KitQueue(SendWindow window)
{
    /// <summary>Packs read ahead of the acknowledgements, so that one slow kit does not hold up the others.</summary>
    public const int MostWaiting = 256;
    private readonly Queue<PlayedPack> waiting = [];
    private readonly Dictionary<PackNumber, PlayedPack> onTheWay = [];

    public bool IsFull => waiting.Count >= MostWaiting;

    public bool IsEmpty => waiting.Count == 0 && window.Count == 0;

    public DateTimeOffset? NextDue => window.NextDue;

    public void Enqueue(PlayedPack pack) => waiting.Enqueue(pack);

    public void MakeAllDue(DateTimeOffset now) => window.MakeAllDue(now);

    /// <summary>Takes what may be sent now, again or for the first time.</summary>
    public void Take(DateTimeOffset now, List<PlayedPack> again, List<PlayedPack> first)
    {
        again.AddRange(window.TakeDue(now).Select(pack => onTheWay[pack.Number]));
        while (window.Room > 0 && waiting.TryPeek(out var next) && (window.Count == 0 || !(next.IsTick || onTheWay.Values.Any(pack => pack.IsTick))))
        {
            waiting.Dequeue();
            window.Add(next.Pack, now);
            onTheWay[next.Pack.Number] = next;
            first.Add(next);
        }
    }

    /// <summary>Takes what an ack names off the way.</summary>
    public IReadOnlyList<PlayedPack> Acknowledge(Ack ack)
    {
        var done = new List<PlayedPack>();
        foreach (var pack in window.Remove(ack))
        {
            if (onTheWay.Remove(pack.Number, out var played))
            {
                done.Add(played);
            }
        }

        return done;
    }

    /// <summary>Takes a pack off the way that ends with the broker's receipt; false when it is gone already.</summary>
    public bool Complete(PlayedPack pack) => window.Remove(pack.Pack.Number) && onTheWay.Remove(pack.Pack.Number);
}
