namespace AgeingMonitor.Edge.Sensors.Pins;

/// <summary>Tells a contact that works from one that chatters: a worn reed, a loose lead, a magnet at the edge of its reach. One caller at a time.</summary>
internal sealed class ChatterWatch(TimeProvider clock)
{
    /// <summary>Nobody opens and closes a door fifteen times a minute.</summary>
    private const int MostChanges = 30;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<long> changes = new();
    private bool last;
    private bool started;
    private long latest;

    /// <summary>Takes a look at the bare level; true when it chatters.</summary>
    /// <remarks>Every contact bounces: what comes within 50 ms of a change belongs to it.</remarks>
    public bool Chatters(bool level, long at)
    {
        while (changes.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, at) > Window)
        {
            changes.Dequeue();
        }

        if (started && level != last && (changes.Count == 0 || clock.GetElapsedTime(latest, at) > TimeSpan.FromMilliseconds(50)))
        {
            changes.Enqueue(at);
            latest = at;
        }

        started = true;
        last = level;
        return changes.Count > MostChanges;
    }
}
