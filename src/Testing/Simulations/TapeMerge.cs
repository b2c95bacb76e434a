using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Kits.Tape;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>Merges tapes into one, each read only as far as the others.</summary>
internal static class TapeMerge
{
    /// <summary>All messages in order of time; at one instant in the order of the tapes.</summary>
    public static IEnumerable<TapedMessage> InOrder(IReadOnlyList<IEnumerable<TapedMessage>> tapes)
    {
        var enumerators = tapes.Select(tape => tape.GetEnumerator()).ToList();
        try
        {
            var next = new PriorityQueue<int, (Instant At, int Tape)>(enumerators.Count);
            for (var i = 0; i < enumerators.Count; i++)
            {
                if (enumerators[i].MoveNext())
                {
                    next.Enqueue(i, (enumerators[i].Current.At, i));
                }
            }

            while (next.TryPeek(out var tape, out _))
            {
                var source = enumerators[tape];
                yield return source.Current;
                if (source.MoveNext())
                {
                    next.DequeueEnqueue(tape, (source.Current.At, tape));
                }
                else
                {
                    next.Dequeue();
                }
            }
        }
        finally
        {
            foreach (var enumerator in enumerators)
            {
                enumerator.Dispose();
            }
        }
    }
}
