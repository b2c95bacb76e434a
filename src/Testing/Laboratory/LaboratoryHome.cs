using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>A home whose truth is known, to be played through detectors and rules.</summary>
public sealed record LaboratoryHome
{
    /// <summary>How reports call it, such as <c>12</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The scenario that it plays; null for none.</summary>
    public string? Scenario { get; init; }

    /// <summary>The home.</summary>
    public required HomePlan Plan { get; init; }

    /// <summary>The time that is played.</summary>
    public required TimeRange During { get; init; }

    /// <summary>What its kits sent, in order of the time on the wire; ticks are passed over, the laboratory has its own. Enumerated once, by one thread, so it may be made on the way.</summary>
    public required IEnumerable<TapedPack> Packs { get; init; }

    /// <summary>What truly happened besides ordinary life.</summary>
    public IReadOnlyList<Happening> Happenings { get; init; } = [];

    /// <summary>The true days, in order. Enumerated once, by one thread.</summary>
    public IEnumerable<TrueDay> Days { get; init; } = [];
}
