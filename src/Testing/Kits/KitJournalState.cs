using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

/// <summary>What a kit knows across restarts.</summary>
public sealed record KitJournalState
{
    /// <summary>A kit that never gave out a number.</summary>
    public static readonly KitJournalState Empty = new();

    /// <summary>The last boot that gave out a number, and the last number of each lane; null when there was none. A boot that gave out no number never was: its number is used again.</summary>
    public BootEnd? LastBoot { get; init; }

    /// <summary>Latest seal on lane obs; null when there was none. Whoever feeds the kit goes on from here.</summary>
    public Instant? LastSealedAt { get; init; }

    /// <summary>Packs not acknowledged, in the order in which they were frozen.</summary>
    public IReadOnlyList<OutgoingPack> Pending { get; init; } = [];

    /// <summary>Packs dropped that the server has not been told of for certain.</summary>
    public IReadOnlyList<ShedRange> Shed { get; init; } = [];
}
