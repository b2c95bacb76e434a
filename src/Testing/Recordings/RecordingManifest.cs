using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>First line of a recording: whose homes it holds and where it comes from. There are no names in it.</summary>
public sealed record RecordingManifest
{
    /// <summary>The version written by this program and the only one it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Name of the recording, 1 to 64 characters, such as <c>tihm-5h</c>. Ids of replayed homes are derived from it where the recorded ids cannot be used.</summary>
    public required string Name { get; init; }

    /// <summary>Where the data come from, for a reader: source, licence, how it was converted.</summary>
    public required string Provenance { get; init; }

    /// <summary>IANA time zone of the recording as a whole; a home's own zone is in its plan.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The homes as recorded.</summary>
    public required IReadOnlyList<HomePlan> Homes { get; init; }
}
