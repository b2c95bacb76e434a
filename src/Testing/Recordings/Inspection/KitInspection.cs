using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>What a recording holds of one kit.</summary>
public sealed record KitInspection
{
    /// <summary>The home that the kit is placed in.</summary>
    public required string Home { get; init; }

    /// <summary>The kit.</summary>
    public required string Kit { get; init; }

    /// <summary>Messages of all channels.</summary>
    public required long Messages { get; init; }

    /// <summary>Packs of lanes obs and evt, resends left out.</summary>
    public required long Packs { get; init; }

    /// <summary>Packs of lane obs without an observation.</summary>
    public required long Heartbeats { get; init; }

    /// <summary>Packs of lane evt.</summary>
    public required long Events { get; init; }

    /// <summary>Observations, resends left out.</summary>
    public required long Observations { get; init; }

    /// <summary>First seal of a pack with a date; null when there is none.</summary>
    public required Instant? FirstSeal { get; init; }

    /// <summary>Last seal of a pack with a date; null when there is none.</summary>
    public required Instant? LastSeal { get; init; }

    /// <summary>Observations an hour from first to last seal; 0 when there is no hour to speak of.</summary>
    public required double ObservationsPerHour { get; init; }

    /// <summary>Boots that packs tell of.</summary>
    public required int Boots { get; init; }

    /// <summary>Numbers that the kit gave out, between the first and the last that are here, and that are neither here nor declared as shed.</summary>
    public required long NumbersMissing { get; init; }

    /// <summary>Numbers that the kit declares as shed.</summary>
    public required long NumbersShed { get; init; }

    /// <summary>Packs that came again.</summary>
    public required long Resends { get; init; }

    /// <summary>Messages that cannot be decoded.</summary>
    public required long Undecodable { get; init; }

    /// <summary>Longest time from the seal of a pack of lane obs to its message, in seconds: a backlog after a lost link; null when there is no pack with a date.</summary>
    public required double? LongestDelaySeconds { get; init; }

    /// <summary>Packs by state of the kit's clock.</summary>
    public required IReadOnlyDictionary<string, long> ClockStates { get; init; }

    /// <summary>Times without a pack that are longer than the limit, in order; the first thousand.</summary>
    public required IReadOnlyList<KitGap> Gaps { get; init; }

    /// <summary>By sensor and quantity, in the order of the alphabet.</summary>
    public required IReadOnlyList<SeriesCount> Series { get; init; }
}
