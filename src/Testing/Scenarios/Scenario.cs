using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>What is to happen in some simulated homes over some days, and which alerts it must and must not raise. Read by <see cref="ScenarioFile"/>; the built-in ones are in <see cref="ScenarioLibrary"/>.</summary>
public sealed record Scenario
{
    /// <summary>1 to 64 lower-case letters, digits and inner hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public required LocalizedText About { get; init; }

    /// <summary>First local day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>How many local days.</summary>
    public required int Days { get; init; }

    /// <summary>IANA zone of the homes.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What happens, for each home: the first list is that of home 1. In the order of the start; at one instant in the order of the file.</summary>
    public required IReadOnlyList<IReadOnlyList<Happening>> Happenings { get; init; }

    /// <summary>Rules of which each must raise an alert somewhere.</summary>
    public IReadOnlyList<string> MustRaise { get; init; } = [];

    /// <summary>Rules that must raise none anywhere.</summary>
    public IReadOnlyList<string> MustNotRaise { get; init; } = [];

    /// <summary>Detectors of which each must write an entry of the daily list somewhere.</summary>
    public IReadOnlyList<string> MustList { get; init; } = [];

    /// <summary>Detectors that must write none anywhere.</summary>
    public IReadOnlyList<string> MustNotList { get; init; } = [];

    /// <summary>How many homes.</summary>
    public int Homes => Happenings.Count;
}
