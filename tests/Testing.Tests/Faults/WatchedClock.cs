using System.Collections.Concurrent;

namespace AgeingMonitor.Testing.Tests.Faults;

/// <summary>The machine's clock; each time somebody asks for the time it looks at something.</summary>
internal sealed class WatchedClock : TimeProvider
{
    /// <summary>What it looks at; nothing before a test says so.</summary>
    public Func<(long Held, long Passed)>? Look { get; set; }

    /// <summary>What it saw, in order.</summary>
    public ConcurrentQueue<(long Held, long Passed)> Seen { get; } = new();

    public override DateTimeOffset GetUtcNow()
    {
        if (Look is { } look)
        {
            Seen.Enqueue(look());
        }

        return base.GetUtcNow();
    }
}
