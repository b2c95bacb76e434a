using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>Packs of lane evt whose acknowledgement somebody may wait for. One caller at a time.</summary>
/// <param name="most">How many; the oldest go first, and are then never known to be acknowledged.</param>
internal sealed class AwaitedEvents(int most)
{
    private readonly OrderedDictionary<PackNumber, (ToldEvent Told, int Messages)> packs = [];

    /// <summary>A pack has told the first so many messages of an event.</summary>
    public void Add(PackNumber pack, ToldEvent told, int messages)
    {
        if (packs.Count == most)
        {
            packs.RemoveAt(0);
        }

        packs[pack] = (told, messages);
    }

    /// <summary>The server has these packs.</summary>
    public void Acknowledge(IReadOnlyList<PackNumber> acknowledged)
    {
        foreach (var number in acknowledged)
        {
            if (packs.Remove(number, out var pack))
            {
                pack.Told.Acknowledge(pack.Messages);
            }
        }
    }
}
