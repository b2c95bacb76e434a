using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>How a kit is taped.</summary>
public sealed record KitTapeOptions
{
    /// <summary>Shortest allowed <see cref="PackPeriod"/>.</summary>
    public static readonly TimeSpan ShortestPackPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Source of all that is random about the kit and its network. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>How often the kit seals a pack, a heartbeat when nothing was observed. Default 1 min; range 1 s to 1 min (the contract's <see cref="WireLimits.HeartbeatPeriod"/>).</summary>
    public TimeSpan PackPeriod { get; init; } = WireLimits.HeartbeatPeriod;

    /// <summary>
    /// A tick of the player's clock for each so long that the wire runs ahead of the kit's seals, so that a replay finds silence as a living server does. Default 5 min; null for no ticks.
    /// </summary>
    public TimeSpan? TickAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    internal string? FindFault() => this switch
    {
        _ when PackPeriod < ShortestPackPeriod || PackPeriod > WireLimits.HeartbeatPeriod => $"a pack period of {PackPeriod} is out of range: 1 second to 1 minute.",
        { TickAfter: { } step } when step <= TimeSpan.Zero => $"ticks after {step}: more than nothing is needed.",
        _ => null,
    };
}
