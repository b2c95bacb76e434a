using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Which home is simulated, and what happens in it besides ordinary life. Equal options give equal observations on every machine.</summary>
public sealed record SimulatedHomeOptions
{
    /// <summary>What ids are derived from; with the same name they are the same.</summary>
    public required string Name { get; init; }

    /// <summary>Source of all that is random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Tells homes of one seed apart.</summary>
    public required int Number { get; init; }

    /// <summary>What the home is for.</summary>
    public required HomeMode Mode { get; init; }

    /// <summary>IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The team that follows it.</summary>
    public required CareTeamId CareTeam { get; init; }

    /// <summary>Type of the dwelling; null for one drawn from the seed.</summary>
    public DwellingKind? Dwelling { get; init; }

    /// <summary>What happens besides ordinary life, in any order. Happenings of the kit have no effect on what is observed here.</summary>
    public IReadOnlyList<Happening> Happenings { get; init; } = [];
}
