using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>An event's pack that is frozen and not on the disk.</summary>
/// <param name="pack">The pack.</param>
/// <param name="clock">The kit's clock then: of an event without a date its date is owed.</param>
/// <param name="observations">What happened.</param>
/// <param name="repeats">The number of the first undated pack that told of it; null for anything new.</param>
internal sealed class FrozenPack(OutgoingPack pack, ClockQuality clock, IReadOnlyList<Observation> observations, long? repeats)
{
    public OutgoingPack Pack => pack;

    public bool IsDated => clock.State != ClockState.Unset;

    public IReadOnlyList<Observation> Observations => observations;

    public long? Repeats => repeats;

    /// <summary>Whether it was given to be sent.</summary>
    public bool IsTaken { get; set; }
}
