using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>
/// What a <see cref="TcpFaultProxy"/> does to the connections that it carries. Bytes are never altered, left out or put in another order: TCP would mend that below us, and TLS would end the connection. So the loss of packets is
/// what an application sees of it, a delay of everything behind the lost one. Immutable.
/// </summary>
public sealed record LinkFaults
{
    /// <summary>A link without faults.</summary>
    public static readonly LinkFaults None = new();

    /// <summary>How late bytes arrive, in each direction. Default none; range 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Delay { get; init; }

    /// <summary>By up to how much more each stretch of bytes is late, by chance; order is kept. Default none; range 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Jitter { get; init; }

    /// <summary>Most bytes a second in each direction of each connection; null for no limit. Default null; range 1 to 1,000,000,000.</summary>
    [Range(1, 1_000_000_000)]
    public int? BytesPerSecond { get; init; }

    /// <summary>The chance that a stretch of bytes, 8 KiB at most, is lost and comes again after <see cref="LossStall"/>, with all behind it waiting. Default 0; range 0 to 1.</summary>
    [Range(0, 1.0)]
    public double Loss { get; init; }

    /// <summary>How long a lost stretch takes to come again. Default 200 ms, the shortest time after which Linux sends again (TCP_RTO_MIN; RFC 6298 asks for a second); range 1 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan LossStall { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Nothing passes in either direction, and neither side is told: connections stay, new ones are taken up by the operating system and never answered. What was on the way goes on when the fault ends; for a server that has
    /// forgotten its side meanwhile, add <see cref="TcpFaultProxy.Reset"/> of that end. Default false.
    /// </summary>
    public bool IsHalfOpen { get; init; }

    /// <summary>New connections are refused, as by a machine on which nothing listens; those that are there stay. Default false.</summary>
    public bool IsRefusing { get; init; }

    /// <summary>Each connection is reset once so many bytes have passed towards the target since the fault began or the connection was made, in the middle of whatever is being said. Default null: never; range 0 or more.</summary>
    [Range(0, long.MaxValue)]
    public long? CutAfterBytes { get; init; }

    /// <summary>Whether every property is in its range.</summary>
    internal bool IsPossible => Delay >= TimeSpan.Zero && Jitter >= TimeSpan.Zero && LossStall > TimeSpan.Zero && Loss is >= 0 and <= 1 && (BytesPerSecond ?? 1) > 0 && (CutAfterBytes ?? 0) >= 0;
}
