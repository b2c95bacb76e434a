using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>What the board shows of a home. Opaque ids only; screens put the names to it. Times are microseconds since 1970 UTC.</summary>
[GenerateSerializer, Immutable, Alias("ageing.tile")]
public sealed record HomeTile
{
    [Id(0)] public required string Home { get; init; }
    [Id(1)] public required HomeMode Mode { get; init; }

    /// <summary>Seal of the newest pack received, whatever its order; null before the first.</summary>
    [Id(2)] public long? LastHeardAt { get; init; }

    /// <summary>Time reached by the gap-free prefix; null before the first pack.</summary>
    [Id(3)] public long? Watermark { get; init; }

    /// <summary>Whether the kit is held to be silent.</summary>
    [Id(4)] public bool KitSilent { get; init; }

    [Id(5)] public string? LastMovementSensor { get; init; }
    [Id(6)] public RoomKind? LastMovementRoom { get; init; }
    [Id(7)] public long? LastMovementAt { get; init; }

    /// <summary>Latest vital signs and states, one per quantity.</summary>
    [Id(8)] public TileValue[] Latest { get; init; } = [];

    /// <summary>Part of the last 24 h, 0 to 1, in which the kit was heard; null before the first pack.</summary>
    [Id(9)] public double? Coverage24Hours { get; init; }

    /// <summary>The last night that is over; null before the first.</summary>
    [Id(10)] public NightTile? LastNight { get; init; }

    /// <summary>The rates estimated last from a pulse wave, one of each resident.</summary>
    [Id(11)] public WaveTile[] Waves { get; init; } = [];

    /// <summary>The blood pressure at home, of each resident who was measured in the last seven days.</summary>
    [Id(12)] public PressureTile[] Pressures { get; init; } = [];
}

/// <summary>Rates a minute estimated from a piece of a resident's pulse wave, with their signal quality, 0 to 1; what it does not tell is null.</summary>
[GenerateSerializer, Immutable, Alias("ageing.tile-wave")]
public sealed record WaveTile(
    [property: Id(0)] string Resident, [property: Id(1)] string Sensor, [property: Id(2)] long At, [property: Id(3)] double? Pulse, [property: Id(4)] double PulseQuality, [property: Id(5)] double? Breathing, [property: Id(6)] double BreathingQuality);

/// <summary>
/// A resident's mean by the scheme for the home, mmHg, over the seven days up to now, the first day of measuring left out: from how many measurements, days, mornings and evenings, 0 of all while there is the first day alone;
/// whether the scheme allows a verdict, and on which side of its limits the mean lies.
/// </summary>
[GenerateSerializer, Immutable, Alias("ageing.tile-pressure")]
public sealed record PressureTile(
    [property: Id(0)] string Resident, [property: Id(1)] double Systolic, [property: Id(2)] double Diastolic, [property: Id(3)] int Measurements, [property: Id(4)] int Days, [property: Id(5)] int Mornings, [property: Id(6)] int Evenings,
    [property: Id(7)] bool IsComplete, [property: Id(8)] bool IsHigh, [property: Id(9)] bool IsLow);

/// <summary>A night of a home: from bed to rising, ways out of bed, those to the bathroom, and the longest of them in microseconds; whether it is read from movement alone, and whether the kit was silent for a part of it.</summary>
[GenerateSerializer, Immutable, Alias("ageing.tile-night")]
public sealed record NightTile(
    [property: Id(0)] long From, [property: Id(1)] long To, [property: Id(2)] int TimesUp, [property: Id(3)] int ToiletVisits, [property: Id(4)] long LongestOut, [property: Id(5)] bool IsEstimate, [property: Id(6)] bool HasGap);

/// <summary>The latest value of a quantity in a home.</summary>
[GenerateSerializer, Immutable, Alias("ageing.tile-value")]
public readonly record struct TileValue([property: Id(0)] string Quantity, [property: Id(1)] string Sensor, [property: Id(2)] string? Resident, [property: Id(3)] double Value, [property: Id(4)] long MeasuredAt);

/// <summary>An alert as screens show it.</summary>
[GenerateSerializer, Immutable, Alias("ageing.alert-card")]
public sealed record AlertCard
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Home { get; init; }
    [Id(2)] public required string Rule { get; init; }
    [Id(3)] public required string Subject { get; init; }
    [Id(4)] public required AlertPriority Priority { get; init; }
    [Id(5)] public required AlertState State { get; init; }
    [Id(6)] public required long EpisodeStart { get; init; }
    [Id(7)] public required long RaisedAt { get; init; }
    [Id(8)] public required string French { get; init; }
    [Id(9)] public required string English { get; init; }
    [Id(10)] public string? AcknowledgedBy { get; init; }
    [Id(11)] public AlertOutcome? Outcome { get; init; }
}

/// <summary>One change: a tile or an alert.</summary>
[GenerateSerializer, Immutable, Alias("ageing.team-change")]
public sealed record TeamChange([property: Id(0)] HomeTile? Tile, [property: Id(1)] AlertCard? Alert);

/// <summary>A numbered change.</summary>
[GenerateSerializer, Immutable, Alias("ageing.team-delta")]
public sealed record TeamDelta([property: Id(0)] long Number, [property: Id(1)] TeamChange Change);

/// <summary>The whole view of a team: every tile, every alert that is not resolved.</summary>
[GenerateSerializer, Immutable, Alias("ageing.team-snapshot")]
public sealed record TeamSnapshot([property: Id(0)] Guid Epoch, [property: Id(1)] long Number, [property: Id(2)] HomeTile[] Tiles, [property: Id(3)] AlertCard[] Alerts);

/// <summary>Deltas in order; empty when patience ran out.</summary>
[GenerateSerializer, Immutable, Alias("ageing.team-deltas")]
public sealed record TeamDeltas([property: Id(0)] bool SnapshotNeeded, [property: Id(1)] TeamDelta[] Deltas);

/// <summary>The alert after a step, or why the step was refused.</summary>
[GenerateSerializer, Immutable, Alias("ageing.alert-answer")]
public sealed record AlertAnswer([property: Id(0)] bool Done, [property: Id(1)] string? Refusal, [property: Id(2)] AlertCard? Card);
