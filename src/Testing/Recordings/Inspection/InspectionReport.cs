using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>What is in a recording.</summary>
public sealed record InspectionReport
{
    /// <summary>Name inside the recording.</summary>
    public required string Name { get; init; }

    /// <summary>Where the data come from.</summary>
    public required string Provenance { get; init; }

    /// <summary>IANA zone that days and hours are counted in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Size of the file, in bytes.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Messages that were looked at.</summary>
    public required long Messages { get; init; }

    /// <summary>First message; null when there is none.</summary>
    public required Instant? First { get; init; }

    /// <summary>Last message; null when there is none.</summary>
    public required Instant? Last { get; init; }

    /// <summary>Messages by channel, in the order of the alphabet.</summary>
    public required IReadOnlyDictionary<string, long> Channels { get; init; }

    /// <summary>Messages of kits that the manifest does not name; they are looked at no further.</summary>
    public required long ForeignMessages { get; init; }

    /// <summary>Messages that cannot be decoded, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Undecodable { get; init; }

    /// <summary>Single records that the decoder refuses in packs that stand, by reason.</summary>
    public required IReadOnlyDictionary<string, long> RefusedRecords { get; init; }

    /// <summary>Sizes of pack payloads; null when there is no pack.</summary>
    public required PackSizes? PackSizes { get; init; }

    /// <summary>By kit, in the order of the manifest; a kit without a message is there too.</summary>
    public required IReadOnlyList<KitInspection> Kits { get; init; }

    /// <summary>By quarter of an hour, in order of time; quarters without anything are left out.</summary>
    public required IReadOnlyList<QuarterHour> Quarters { get; init; }

    /// <summary>Why reading stopped before the end; null for a whole recording.</summary>
    public required RecordingFault? Fault { get; init; }

    /// <summary>Observations of all kits.</summary>
    public long Observations => Kits.Sum(kit => kit.Observations);
}
