namespace AgeingMonitor.Edge.Sensors.Pins;

/// <summary>A level that counts once it has stood still for a while, dated by when it was first seen. One caller at a time.</summary>
internal sealed class Debounced(TimeSpan still, TimeProvider clock)
{
    private bool candidate;
    private long since;
    private bool started;

    /// <summary>The level that counts; null until the first one has stood still.</summary>
    public bool? Level { get; private set; }

    /// <summary>Whether what was seen last is the level that counts: nothing moves, and there is time until the next look.</summary>
    public bool IsSettled => started && candidate == Level;

    /// <summary>When the level that counts was first seen.</summary>
    public long ChangedAt { get; private set; }

    /// <summary>Takes a look; true when the level that counts has changed with it.</summary>
    public bool See(bool level, long at)
    {
        if (!started || level != candidate)
        {
            started = true;
            candidate = level;
            since = at;
        }

        if (level == Level || clock.GetElapsedTime(since, at) < still)
        {
            return false;
        }

        Level = level;
        ChangedAt = since;
        return true;
    }
}
