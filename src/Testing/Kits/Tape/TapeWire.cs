using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Kits.Life;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>The network between a taped kit and the broker: when what was sent is on the wire, and what is there twice or broken. One caller at a time.</summary>
internal sealed class TapeWire(ulong seed)
{
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MoreDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>A late pack is late by up to so much: seven retransmissions of TCP (RFC 6298: from 1 s, each wait double the last).</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(127);

    /// <summary>A kit sends again what was not acknowledged for so long; as <see cref="SimulatedKitOptions.AckTimeout"/>.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private readonly PriorityQueue<TapedMessage, (Instant At, long Order)> waiting = new();
    private Instant last = Instant.MinValue;
    private long order;

    /// <summary>Packs sent for the first time.</summary>
    public long Sent { get; private set; }

    /// <summary>The next message at or before an instant, in order of time.</summary>
    public bool TryTake(Instant until, out TapedMessage message) =>
        waiting.TryPeek(out message, out var next) && next.At <= until && waiting.TryDequeue(out message, out _);

    /// <summary>Something that is no pack goes out.</summary>
    public void Send(Instant at, TapedBytes other) => Add(TapedMessage.Of(InOrder(at + LeastDelay), other));

    /// <summary>The broker itself says something for the kit: its last will.</summary>
    public void Say(Instant at, TapedBytes other) => Add(TapedMessage.Of(at, other));

    /// <summary>A pack goes out for the first time, under these conditions; what would come after the connection is gone does not come.</summary>
    public void Send(Instant at, Pack pack, in KitConditions conditions, Instant lostAt)
    {
        Sent++;
        var random = SeededRandom.For(seed, pack.Key.Boot, (long)pack.Key.Lane, pack.Key.Sequence);
        var usual = at + LeastDelay + (random.NextDouble() * MoreDelay);
        var isLate = conditions.LateShare > 0 && random.Chance(conditions.LateShare);
        var arrival = isLate ? usual + (random.NextDouble() * Late) : InOrder(usual);
        if (isLate && arrival >= lostAt)
        {
            arrival = InOrder(usual);
        }

        Add(TapedMessage.Of(arrival, pack));
        if (isLate || conditions.SendsTwice)
        {
            AddBefore(lostAt, TapedMessage.Of(arrival + Again + (random.NextDouble() * Again), pack, isRepeat: true));
        }

        if (conditions.BrokenShare > 0 && random.Chance(conditions.BrokenShare))
        {
            AddBefore(lostAt, TapedMessage.Of(arrival + TimeSpan.FromMilliseconds(random.Next(1, 1000)), BrokenMessages.From(pack, random)));
        }
    }

    private void AddBefore(Instant lostAt, in TapedMessage message)
    {
        if (message.At < lostAt)
        {
            Add(message);
        }
    }

    private void Add(in TapedMessage message) => waiting.Enqueue(message, (message.At, order++));

    /// <summary>One connection keeps its order.</summary>
    private Instant InOrder(Instant at) => last = Instant.Max(at, new Instant(last.Microseconds + 1));
}
