using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>A pack that is frozen and not on the disk.</summary>
internal sealed class FrozenPack(OutgoingPack pack)
{
    public OutgoingPack Pack => pack;

    /// <summary>Whether it was given to be sent.</summary>
    public bool IsTaken { get; set; }
}
