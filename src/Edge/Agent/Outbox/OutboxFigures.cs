using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>What an outbox holds, and what it has lost since its file was made.</summary>
internal record struct OutboxFigures
{
    /// <summary>The number of the last reading that is safe.</summary>
    public long LastReading { get; set; }

    /// <summary>Packs on the disk, not acknowledged, sent or not.</summary>
    public int Packs { get; set; }

    /// <summary>Packs that were not given yet to be sent.</summary>
    public int Untaken { get; set; }

    /// <summary>Readings not sealed yet.</summary>
    public int Waiting { get; set; }

    /// <summary>Bytes of the packs, what a row takes besides included.</summary>
    public long Bytes { get; set; }

    /// <summary>Packs dropped for lack of room.</summary>
    public long ShedPacks { get; set; }

    /// <summary>Readings lost before they were sealed.</summary>
    public long LostReadings { get; set; }

    /// <summary>Of these, what this start of the agent lost before it was kept, and has told. Parts of events that cannot be said are among it.</summary>
    public long LostBefore { get; set; }

    /// <summary>The latest instant at which the kit knew the time, in this boot or an earlier one; null when it never did.</summary>
    public Instant? KnownAt { get; set; }

    /// <summary>Events of earlier boots that left without a date and are owed it.</summary>
    public int Owed { get; set; }

    /// <summary>A moment of this start of the machine at which the kit knew the time, be it in an earlier boot; null when there is none.</summary>
    public ClockAnchor? Anchor { get; set; }
}
