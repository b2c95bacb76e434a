using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Whether one thing of the world that ingest stands on works: reported once when it fails and once when it works again. Safe to share.</summary>
internal sealed partial class FaultWatch(string name, TimeProvider clock, ILogger log)
{
    private int failing;
    private long since;

    /// <summary>What is watched.</summary>
    public string Name => name;

    /// <summary>Whether it fails now.</summary>
    public bool IsFailing => Volatile.Read(ref failing) == 1;

    /// <summary>Whether it has ever worked since the start.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>Why it fails; null while it works.</summary>
    public string? Reason { get; private set; }

    public void Fails(string reason)
    {
        if (Interlocked.Exchange(ref failing, 1) == 0)
        {
            since = clock.GetTimestamp();
            Reason = reason;
            LogBegin(name, reason);
        }
    }

    public void Works()
    {
        HasWorked = true;
        if (Interlocked.Exchange(ref failing, 0) == 1)
        {
            Reason = null;
            LogEnd(name, clock.GetElapsedTime(since));
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "{Name} fails; what is in hand is kept and tried again: {Reason}")]
    private partial void LogBegin(string name, string reason);

    [LoggerMessage(3002, LogLevel.Information, "{Name} works again after {Outage}")]
    private partial void LogEnd(string name, TimeSpan outage);
}
