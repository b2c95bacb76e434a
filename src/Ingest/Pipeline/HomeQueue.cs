using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Packs that wait for one home, in order, up to a limit. Safe to share; one worker at a time empties it.</summary>
internal sealed class HomeQueue(HomeId home, int limit)
{
    private readonly Lock gate = new();
    private readonly Queue<RoutedPack> waiting = new();
    private bool working;

    public HomeId Home => home;

    /// <summary>Whether the pack found room, and whether a worker has to be started for it.</summary>
    public (bool Taken, bool StartWorker) Add(RoutedPack pack)
    {
        lock (gate)
        {
            if (waiting.Count >= limit)
            {
                return (false, false);
            }

            waiting.Enqueue(pack);
            var start = !working;
            working = true;
            return (true, start);
        }
    }

    /// <summary>What is to be handed on next; null when there is nothing, and then the worker ends.</summary>
    public RoutedPack[]? TakeOrRest()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                working = false;
                return null;
            }

            var all = waiting.ToArray();
            waiting.Clear();
            return all;
        }
    }
}
