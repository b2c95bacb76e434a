namespace AgeingMonitor.Testing.Replay;

/// <summary>When a replayed recording takes place.</summary>
public enum ReplayStart
{
    /// <summary>At its own time: a second replay changes nothing, because everything is there already.</summary>
    Original = 0,

    /// <summary>Moved as a whole so that its last instant is now. Each such replay has homes of its own.</summary>
    Now = 1,
}
