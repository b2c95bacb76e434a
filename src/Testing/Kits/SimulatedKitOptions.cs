using System.ComponentModel.DataAnnotations;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Testing.Kits;

/// <summary>How a simulated kit behaves.</summary>
public sealed class SimulatedKitOptions
{
    /// <summary>The kit; also the common name of its certificate.</summary>
    [Required]
    public required KitId Kit { get; init; }

    /// <summary>Its sensors, as named in the birth message. Default none.</summary>
    public IReadOnlyList<KitSensor> Sensors { get; init; } = [];

    /// <summary>First wait for an acknowledgement before a pack is sent again; each further wait doubles. Default 5 s; range 10 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for an acknowledgement. Default 1 min; range 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LongestAckTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most unsent packs of lane obs; beyond it the oldest are shed. Default 10,000 (a week of heartbeats); range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int OutboxPacks { get; init; } = 10_000;

    /// <summary>Unsent packs at which <see cref="SimulatedKit.SealWhenRoomAsync"/> waits. Default 64; range 1 to <see cref="OutboxPacks"/>.</summary>
    [Range(1, 1_000_000)]
    public int BackfillPacks { get; init; } = 64;

    /// <summary>For tests of a server: what happens to packs on their way. Default null: nothing.</summary>
    public StreamFaultOptions? Faults { get; init; }

    /// <summary>Whether the kit's home is not in mode replay, so that the server compares the kit's clock with its own: a message of a clock that is ahead may then bear the kit's own name. Default true.</summary>
    public bool IsLive { get; init; } = true;
}
