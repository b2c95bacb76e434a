using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>What a server holds, read when everything that was sent has been worked through.</summary>
public sealed record SiteContent
{
    /// <summary>The ledger.</summary>
    public required IReadOnlyList<StoredPack> Packs { get; init; }

    /// <summary>Every observation.</summary>
    public required IReadOnlyList<StoredObservation> Observations { get; init; }

    /// <summary>The alerts that were raised, with how often each was.</summary>
    public required IReadOnlyList<(AlertId Id, HomeId Home, string Rule, int Times)> Alerts { get; init; }

    /// <summary>Topic and payload of what is in quarantine.</summary>
    public IReadOnlyList<(string Topic, string? ContentType, ReadOnlyMemory<byte> Payload)> Quarantined { get; init; } = [];
}
