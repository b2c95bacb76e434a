using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

/// <summary>One line of the table of expectations: what a good system does about one kind of happening, under one condition.</summary>
public sealed record ExpectationEntry
{
    /// <summary>The kind of happening.</summary>
    public required HappeningKind Kind { get; init; }

    /// <summary>The manner it is about; null for every manner that has no entry of its own.</summary>
    public string? Manner { get; init; }

    /// <summary>The condition in words; empty for always.</summary>
    public string When { get; init; } = string.Empty;

    /// <summary>What a good system does.</summary>
    public required ExpectationStanding Standing { get; init; }

    /// <summary>The rules that would be right, the one that a need is booked under first; empty unless an alert must or may come.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>From when it can be known until when an alert helps, in words.</summary>
    public string Within { get; init; } = string.Empty;

    /// <summary>Why, with the source of each number.</summary>
    public required string Why { get; init; }

    /// <summary>From when it can be known until when an alert helps; null where the condition does not hold.</summary>
    internal Func<Happening, HomeTruth, TimeRange?> During { get; init; } = (_, _) => null;
}
