using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Truth;

/// <summary>First line of a truth file: which recording it tells about.</summary>
public sealed record TruthHeader
{
    /// <summary>The version written by this program and the only one it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Name of the recording that it lies beside.</summary>
    public required string Name { get; init; }

    /// <summary>How it came about, for a reader.</summary>
    public required string Provenance { get; init; }

    /// <summary>IANA zone of the days.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The time that it tells about.</summary>
    public required TimeRange During { get; init; }

    /// <summary>The homes, the first one home 1.</summary>
    public required IReadOnlyList<HomeId> Homes { get; init; }
}
