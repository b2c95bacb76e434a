using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>What the kit knows of the time at one moment: how a monotonic stamp becomes an instant.</summary>
/// <param name="Quality">How far that can be trusted; <see cref="ClockState.Unset"/> means that nothing can be dated.</param>
/// <param name="OffsetMicroseconds">Instant less stamp, in microseconds; without meaning while the clock is unset.</param>
internal readonly record struct KitTime(ClockQuality Quality, long OffsetMicroseconds)
{
    /// <summary>Nothing is known.</summary>
    public static readonly KitTime Unset = new(new ClockQuality(ClockState.Unset, null), 0);

    /// <summary>Whether stamps can be dated.</summary>
    public bool IsKnown => Quality.State is ClockState.Synced or ClockState.Holdover;

    /// <summary>The instant of a stamp: microseconds since the machine was switched on.</summary>
    public Instant At(long stamp) => new(stamp + OffsetMicroseconds);
}
