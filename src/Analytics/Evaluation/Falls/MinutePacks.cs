using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Makes of a kit's packs those of a kit that sends one at the end of each minute: the same observations, numbered anew.</summary>
internal sealed class MinutePacks
{
    private const long Minute = 60 * Instant.MicrosecondsPerSecond;

    private readonly List<Observation> gathered = [];
    private Pack? first;
    private long sequence;
    private long end;

    /// <summary>Takes a pack; the minute that it ends, if it does.</summary>
    public IEnumerable<Pack> Take(Pack pack)
    {
        var due = (pack.SealedAt.Microseconds + Minute - 1) / Minute * Minute;
        if (first is not null && due != end)
        {
            yield return Seal(first);
        }

        (first, end) = (first ?? pack, due);
        gathered.AddRange(pack.Observations);
    }

    /// <summary>The last minute.</summary>
    public IEnumerable<Pack> End()
    {
        if (first is not null)
        {
            yield return Seal(first);
        }
    }

    private Pack Seal(Pack start)
    {
        var at = new Instant(end);
        var minute = start with { Key = start.Key with { Sequence = ++sequence }, SealedAt = at, ReceivedAt = at, Observations = [.. gathered] };
        gathered.Clear();
        first = null;
        return minute;
    }
}
