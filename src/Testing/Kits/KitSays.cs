using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Kits;

/// <summary>What every simulated kit says of itself, live or on a tape.</summary>
internal static class KitSays
{
    /// <summary>A clock kept by a time server.</summary>
    public static readonly ClockQuality Synced = new(ClockState.Synced, 0.1);

    /// <summary>The version that it tells, by which one sees what it is.</summary>
    public const string Agent = "simulated-kit/1";

    /// <summary>The birth message.</summary>
    public static byte[] Online(long boot, IReadOnlyList<KitSensor> sensors, int queued, ClockQuality clock) => KitStateEncoder.Encode(new KitState
    {
        Online = true,
        AgentVersion = Agent,
        Boot = boot,
        Sensors = sensors,
        QueueDepth = queued,
        Clock = clock,
    });

    /// <summary>The good-bye, and the last will.</summary>
    public static byte[] Offline(long boot, ClockQuality clock) => KitStateEncoder.Encode(new KitState { Online = false, AgentVersion = Agent, Boot = boot, Clock = clock });
}
