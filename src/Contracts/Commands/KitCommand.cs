using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>What the server asks of a kit: topic <c>cmd</c>, not retained.</summary>
public sealed record KitCommand
{
    /// <summary>By which its answer is known. The same request, however often it comes, is done once.</summary>
    public required CommandId Request { get; init; }

    /// <summary>What is asked.</summary>
    public required CommandKind Kind { get; init; }

    /// <summary>From when on it must not be done any more; whole seconds on the wire, cut off.</summary>
    public required Instant Expires { get; init; }

    /// <summary>How long that is from when it was sent, 1 s to <see cref="CommandRules.LongestLife"/> in whole seconds: a kit that does not know the time counts it from the arrival.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>How long to blink, 1 to <see cref="CommandRules.MostSeconds"/>; of <see cref="CommandKind.Identify"/> alone. Null: <see cref="CommandRules.UsualSeconds"/>.</summary>
    public int? Seconds { get; init; }
}
