using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Cluster.Interfaces.Wire;

/// <summary>
/// How a <see cref="Pack"/> travels between processes: observations as columns, each series of the pack named once. Ids never change their meaning; a new field takes a new id.
/// </summary>
[GenerateSerializer, Alias("ageing.pack")]
public struct PackSurrogate
{
    [Id(0)] public string Kit { get; set; }

    [Id(1)] public long Boot { get; set; }

    [Id(2)] public byte Lane { get; set; }

    [Id(3)] public long Sequence { get; set; }

    [Id(4)] public long SealedAt { get; set; }

    [Id(5)] public long ReceivedAt { get; set; }

    [Id(6)] public byte ClockState { get; set; }

    [Id(7)] public double? ClockUncertaintySeconds { get; set; }

    [Id(8)] public long? EventsBefore { get; set; }

    /// <summary>Boot, last obs, last evt; empty when not said.</summary>
    [Id(9)] public long[]? After { get; set; }

    /// <summary>Boot, lane, first, last of each range; null when there is none.</summary>
    [Id(10)] public long[]? Shed { get; set; }

    [Id(11)] public long? Repeats { get; set; }

    /// <summary>Sensor and quantity of each series in turn.</summary>
    [Id(12)] public string[]? Series { get; set; }

    /// <summary>For each observation, which series.</summary>
    [Id(13)] public ushort[]? SeriesOf { get; set; }

    /// <summary>For each observation, microseconds before the seal.</summary>
    [Id(14)] public long[]? Ages { get; set; }

    /// <summary>For each observation, its number; 0 for a text.</summary>
    [Id(15)] public double[]? Numbers { get; set; }

    /// <summary>For each observation, its text; null when there is no text in the pack.</summary>
    [Id(16)] public string?[]? Texts { get; set; }
}
